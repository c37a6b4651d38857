/** When an item must be up to date (更新要求). Numbers of days are data of the rule, not of the code. */
export type UpdateRule =
  /** Within so many working days of forming or change. 教办函〔2014〕23号：制作完成或获取后20个工作日内公开，变更后20个工作日内更新. */
  | { readonly kind: 'on_change'; readonly workdays: number }
  /** Once a year by a day, 'MM-DD'. */
  | { readonly kind: 'yearly'; readonly by: string; readonly workdays: number }
  /** Always there, and looked over at least every so many months. */
  | { readonly kind: 'always_current'; readonly maxAgeMonths: number; readonly workdays: number }
  /** Only when something happened. */
  | { readonly kind: 'on_event'; readonly workdays: number }

/** A legal basis; `isVerified` false: stated from memory, to be checked against the text. */
export interface LegalBasis {
  readonly instrument: string
  readonly article?: string
  readonly isVerified: boolean
}

/** A catalogue item with the rule that holds on the day of asking. */
export interface ItemOnDay {
  readonly id: string
  readonly catalogueId: string
  readonly classId: string | null
  readonly number: string
  readonly title: string
  readonly validFrom: string
  readonly isOfficial: boolean
  readonly rule: {
    readonly unitId: string | null
    readonly unitName: string
    readonly postId: string | null
    readonly postName: string
    readonly audience: string
    readonly update: UpdateRule
    readonly legalBasis: readonly LegalBasis[]
    readonly evidence: readonly { readonly kind: string; readonly fields?: readonly string[] }[]
    readonly note: string
    readonly validFrom: string
  } | null
}

/** The rule in plain words. */
export function ruleText(rule: UpdateRule): string {
  const change = `形成或变更后${String(rule.workdays)}个工作日内公开`
  if (rule.kind === 'on_change') return change
  if (rule.kind === 'on_event') return `有相应事项时，${change}`
  if (rule.kind === 'always_current') return `常年公开，至少每${String(rule.maxAgeMonths)}个月核对更新一次；${change}`
  const [month, day] = rule.by.split('-')
  return `每年${String(Number(month))}月${String(Number(day))}日前公开；${change}`
}
