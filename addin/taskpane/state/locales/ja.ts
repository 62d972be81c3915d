// What went wrong in the pane itself, in Japanese: what happened, what is safe, what to do next.
export const ja = {
  unexpected:
    '予期しない問題が起きました。シートは変わっていません。もう一度お試しください。続くときは管理者に連絡してください。',
  notPrepared:
    '集計シートの内容を用意できませんでした。ブックは変わっていません。もう一度検証してください。',
}
