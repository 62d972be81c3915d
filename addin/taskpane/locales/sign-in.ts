// Words of signing in, apart from the others: a build without a sign-in leaves them out.
import type { Language } from '../../../shared/schema/index.ts'
import type { SignInFailure } from '../state/services.ts'
import type { Identity } from '../state/settings.ts'

const ja = {
  title: 'サインイン',
  open: 'Microsoftアカウントでサインイン',
  again: 'もう一度サインイン',
  explain:
    'Officeで使っているアカウントで検証サーバーに接続します。権限は所属グループで決まります。',
  unavailable:
    'このExcelではMicrosoftアカウントでのサインインを使えません。下の接続キーをお使いください。',
  working: 'サインインしています…',
  workingHint: '別の画面が開いたら、そこで続けてください。',
  signedIn: 'サインインしています',
  close: 'サインアウト',
  closeHint: 'Officeのサインインはそのままです。',
  ended: 'サインインの有効期限が切れました。もう一度サインインしてください。',
  welcome: (name: string): string => `${name} としてサインインしました。`,
  bye: 'サインアウトしました。',
  failures: {
    cancelled: 'サインインを中止しました。何も変わっていません。',
    offline:
      'ネットワークに接続できないため、サインインできませんでした。接続を確かめて、もう一度お試しください。',
    interaction: 'サインインするには、アカウントの確認が必要です。もう一度お試しください。',
    unavailable:
      'このExcelからはサインインできませんでした。接続キーを使うか、管理者に相談してください。',
    late: 'Officeの応答がないため、サインインできませんでした。Officeにサインインしているか確かめて、もう一度お試しください。',
    failed:
      'サインインできませんでした。もう一度お試しください。続くときは下の「管理者向け」の内容を添えて管理者へ連絡してください。',
  } as Record<SignInFailure, string>,
  using: {
    person: '検証サーバーには、サインインした人として接続します。',
    apiKey: '検証サーバーには、接続キーで接続します。',
    localKey: '検証サーバーには、このパソコン用のキーで接続します。',
    none: '今は検証サーバーに接続できません（検証は未証明になります）。',
  } as Record<Identity, string>,
  keyRests: 'サインインしている間は使わず、サインアウトすると使います。',
  problems: {
    signedOut:
      'サインインしていません。「設定」でサインインするか接続キーを入力すると、サーバーでの検証と履歴が使えます。',
    ended: 'サインインの有効期限が切れました。「設定」でもう一度サインインしてください。',
    otherTenant:
      'このサーバーを使える組織のアカウントではありません。Officeを勤務先のアカウントに切り替えてから、「設定」でサインインし直してください。',
    otherAudience:
      'サインインは済みましたが、このサーバーあてのものではありません。アドインの設定が合っていないので、下の「管理者向け」の内容を添えて管理者へ連絡してください。',
    refused:
      'サーバーがこのサインインを受け付けませんでした。「設定」でサインアウトして、もう一度サインインしてください。続くときは下の「管理者向け」の内容を添えて管理者へ連絡してください。',
    noRole:
      'サインインは済みましたが、あなたの所属グループにはこの操作の権限がありません。区のIDを添えて、グループへの権限の追加を管理者に依頼してください。',
    notYours:
      '見つからないか、あなたの所属グループには権限のない区です。「設定」の区のIDと計画の年度を確かめてください。正しければ、グループへの権限の追加を管理者に依頼してください。',
  },
}

const en: typeof ja = {
  title: 'Sign-in',
  open: 'Sign in with Microsoft',
  again: 'Sign in again',
  explain:
    'Connects to the validation server with the account that Office uses. Your groups decide what you may do.',
  unavailable: 'This Excel can’t sign in with a Microsoft account. Use the API key below.',
  working: 'Signing in…',
  workingHint: 'If another window opens, go on there.',
  signedIn: 'Signed in',
  close: 'Sign out',
  closeHint: 'Office stays signed in.',
  ended: 'Your sign-in has expired. Sign in again.',
  welcome: (name) => `Signed in as ${name}.`,
  bye: 'Signed out.',
  failures: {
    cancelled: 'Signing in was cancelled. Nothing has changed.',
    offline:
      'There is no network connection, so signing in failed. Check the connection and try again.',
    interaction: 'Your account has to be confirmed to sign in. Try again.',
    unavailable:
      'Signing in isn’t possible from this Excel. Use an API key, or ask your administrator.',
    late: 'Office didn’t answer, so signing in failed. See that you are signed in to Office, and try again.',
    failed:
      'Signing in failed. Try again; if it goes on, tell your administrator with what stands under “For administrators”.',
  },
  using: {
    person: 'The validation server is asked in the name of the person signed in.',
    apiKey: 'The validation server is asked with the API key.',
    localKey: 'The validation server is asked with this computer’s key.',
    none: 'The validation server can’t be asked now (validations are not attested).',
  },
  keyRests: ' Not used while you are signed in; used again after you sign out.',
  problems: {
    signedOut:
      'You are not signed in. Sign in or enter an API key under Settings to use the server’s validation and history.',
    ended: 'Your sign-in has expired. Sign in again under Settings.',
    otherTenant:
      'This server isn’t for accounts of your organisation. Switch Office to your work account, then sign in again under Settings.',
    otherAudience:
      'You are signed in, but not for this server. The add-in’s settings don’t fit; tell your administrator with what stands under “For administrators”.',
    refused:
      'The server did not accept your sign-in. Sign out and in again under Settings; if it goes on, tell your administrator with what stands under “For administrators”.',
    noRole:
      'You are signed in, but your groups don’t have the right to do this. Ask your administrator to give your group the right, and name the ward id.',
    notYours:
      'Not found, or a ward your groups have no rights in. Check the ward id and the plan’s year under Settings; if they are right, ask your administrator to give your group the right.',
  },
}

export const signInWords: Record<Language, typeof ja> = { ja, en }
