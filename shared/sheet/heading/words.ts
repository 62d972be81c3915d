// The words of budget sheets' headings, after folding. Source: DOMAIN.md §4 and published budget tables.
import type { ColumnRole } from '../../schema/index.ts'

export interface HeadingWord {
  role: ColumnRole
  pattern: RegExp
  /** How sure the word alone is, 0 to 1: 区分 says less than 事業名. */
  strength: number
}

/** Tried in order; the first that fits gives the role. Amounts have their own list. */
export const headingWords: HeadingWord[] = [
  {
    role: 'rate',
    strength: 0.9,
    pattern: /率$|割合|[%％]|構成比|比較?$(?<=前年.*)|予算比$|^指数$/,
  },
  {
    role: 'change',
    strength: 0.95,
    pattern: /増.?減|比較(?!検討)|差引|差額|増加額|減少額|^増額$|^減額$|増.?△|[②-⑨BCb-c]-[①-⑧AaBb]/,
  },
  { role: 'unit', strength: 0.95, pattern: /^単位$|^unit$/i },
  {
    role: 'count',
    strength: 0.9,
    pattern:
      /(件|人|員|個|回|日|箇所|か所|世帯|項目|事業|戸|台|校|団体)数$|^数量$|^回数$|^人数$|^件数$/,
  },
  {
    role: 'ignored',
    strength: 0.8,
    pattern:
      /査定区分|事業区分|^(?:(?!新規|継続).)*(?:新規|継続).*(?:区分|別)|根拠法令|(開始|終了)年度|優先(順位|度)|評価|ランク|sdgs|単価|^(ページ|頁|page|url|出典|リンク)|_?url$/i,
  },
  {
    role: 'exclusion',
    strength: 0.95,
    pattern: /除外|控除区分|対象外区分|固定経費等?区分|^exclusion/i,
  },
  {
    role: 'opinion',
    strength: 0.95,
    pattern:
      /^(?:区政会議の?)?(?:関連|関係|根拠|該当|反映)?(?:する)?(?:区政会議の?)?意見の?(?:番号|no\.?|№|id)$|^opinion(?:no\.?|number|id)s?$/i,
  },
  {
    role: 'reflection',
    strength: 0.95,
    pattern: /^(?!.*(?:額|割合|経費))(?:.*(?:反映|区政会議)|意見区分$|reflection)/i,
  },
  {
    role: 'year',
    strength: 0.9,
    pattern: /^(会計|予算|実施|対象|事業)?年度$|^年$|^(fiscal)?year$/i,
  },
  {
    role: 'department',
    strength: 0.9,
    pattern:
      /^(?!.*(コード|番号|CD)$).*(所属|所管|担当|部署|主管|実施主体|課名|部名|局名|局区名)|^([局部課室係所]([/・、(]|$))+([局部課室係所][)/・、]?)*$|^department$|^section$|^division$/i,
  },
  {
    role: 'code',
    strength: 0.9,
    pattern: /コード|番号$|[^a-z]no\.?$|^(no|№|#|id|cd|code|項番|通番|連番|整理no|順位|符号)\.?$/i,
  },
  {
    role: 'account',
    strength: 0.85,
    pattern:
      /^(会計|款|項|目|節|細節|細々節|細目|説明|予算科目|勘定科目)(別|区分|名|名称)?$|^款[/・,、]?項[/・,、]?目([/・,、]?節)?(名|名称)?$|^款[/・,、]項$/,
  },
  {
    role: 'remark',
    strength: 0.85,
    pattern:
      /備考|摘要|^説明|概要|(事業|取組|主な)の?内容|積算|根拠|理由|コメント|特記|メモ|^参考|^対応|意見|^note|^remark|^comment|^memo/i,
  },
  {
    role: 'issue',
    strength: 0.9,
    pattern:
      /^(経営|重点|主要)?課題(名|名称)?$|^(基本)?(目標|政策)(名|名称|分野)?$|^(大項目|大分類|大事業|(重点|施策|政策)?分野|柱)(名)?$|^issue/i,
  },
  {
    role: 'strategy',
    strength: 0.9,
    pattern:
      /^(めざす)?(戦略|施策)([/・](戦略|施策))?(名|名称)?$|^(中項目|中分類|中事業|基本施策|取組方針|プログラム)(名)?$|^strategy/i,
  },
  {
    role: 'initiative',
    strength: 0.9,
    pattern:
      /^(主な|主要|重点|新規)?(具体的(な)?取組|業務|補助金|取組|取り組み|事務事業|事業|予算事業|細事業|細々事業|小事業|個別事業)(み)?(項目|名|名称|内容|事業)*$|^(小項目|細項目|小分類)(名)?$|^(initiative|project|programme|program)s?(name)?$/i,
  },
  {
    role: 'initiative',
    strength: 0.6,
    pattern:
      /^(事項|項目|区分|枠|名称|件名|内訳|費目|経費名|経費の名称|経費区分|品名|科目|歳入|歳出|種別|性質別|目的別|施設名|団体名|内容|区名?|組織|予算区分|細事項)(名|名称)?$|^(item|name|description|category)s?$/i,
  },
]

export interface AmountWord {
  pattern: RegExp
  /** Stage of the budget as the heading prints it. */
  stage: string
  /** How far along the year's making of the budget: of several, the latest is the figure that stands. */
  weight: number
  /** `delta`: a change on the way (調整額, 補正額). `part`: a share of the row's amount (財源, 節). */
  kind: 'whole' | 'sum' | 'delta' | 'part'
}

/** Tried in order on the heading without unit, year and footnote mark. */
export const amountWords: AmountWord[] = [
  { stage: '決算', kind: 'whole', weight: 0.55, pattern: /決算|執行(済|見込)?額|支出済額|実績額/ },
  {
    stage: '補正',
    kind: 'delta',
    weight: 0.3,
    pattern: /補正(予算)?(額|案|予算)?$|(増額|追加)補正/,
  },
  { stage: '当初', kind: 'whole', weight: 0.45, pattern: /補正前|既定(予算)?額|既決/ },
  { stage: '補正', kind: 'whole', weight: 0.95, pattern: /補正後|補正計/ },
  { stage: '調整', kind: 'delta', weight: 0.25, pattern: /調整額?$|^復活/ },
  { stage: '算定見込', kind: 'whole', weight: 0.9, pattern: /算定(見込)?額?$|算定見込/ },
  { stage: '要求', kind: 'whole', weight: 0.7, pattern: /要求|要望額/ },
  { stage: '見積', kind: 'whole', weight: 0.7, pattern: /見積/ },
  {
    stage: '査定',
    kind: 'whole',
    weight: 0.6,
    pattern:
      /査定額?$|内示|^(副?市長|副?知事|区長|財政(局|部|課)?長|総務(局|部)長)(段階|案|査定額?)?$/,
  },
  { stage: '予算案', kind: 'whole', weight: 1, pattern: /予算\(?案\)?(額)?$|原案/ },
  { stage: '当初', kind: 'whole', weight: 1, pattern: /当初(予算)?(額)?$/ },
  {
    stage: '',
    kind: 'part',
    weight: 0.15,
    pattern:
      /国(庫)?・?(府|県|都|道)?支出金|[府県都道]支出金|^国・?[府県都道]?[費]?$|^[府県都道]$|^一般$|[国府県都道市]費$|(?:地方|[地市県府都区町村])債$|(一般|特定|その他特定)財源|^その他(財源)?$|^起債$|繰入金|使用料・?手数料|^諸収入$|分担金|基金|財源|充当額|^(うち)?税等$|^一財等?$|^特財$/,
  },
  {
    stage: '',
    kind: 'part',
    weight: 0.2,
    pattern:
      /^\d*(報酬|給料|職員手当等?|共済費|賃金|報償費|旅費|交際費|需用費|役務費|委託料|使用料及び賃借料|工事請負費|原材料費|公有財産購入費|備品購入費|負担金.*交付金|扶助費|貸付金|補償.*賠償金|償還金.*|積立金|寄附金|公課費|繰出金|人件費|物件費|維持補修費|投資的経費)$/,
  },
  {
    stage: '',
    kind: 'sum',
    weight: 0.95,
    pattern: /^(合計|総計|計|総額|合計額|全体|総事業費|歳出計|歳出合計|年間計|年計|年間合計)$/,
  },
  { stage: '', kind: 'part', weight: 0.3, pattern: /^うち|内数|再掲/ },
  { stage: '', kind: 'part', weight: 0.2, pattern: /^節(区分)?の?金額$/ },
  {
    stage: '',
    kind: 'part',
    weight: 0.15,
    pattern: /^\d{1,2}月分?$|^第?[1-4]四半期$|^[上下]半?期$/,
  },
  {
    stage: '',
    kind: 'whole',
    weight: 0.95,
    pattern:
      /(予算|見込|見込み|配分|歳出|事業|計上|支出|所要)額|^出額|^金額|^額$|予算$|事業費$|^amount|^budget|^estimate/i,
  },
  { stage: '', kind: 'whole', weight: 0.5, pattern: /経費$|費用$|額$|費$|^cost/i },
]
