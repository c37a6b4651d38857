/** What an index number (索引号) is made of. */
export interface IndexParts {
  readonly org: string
  readonly unit: string
  /** Two-digit class and two-digit item of the first catalogue item; zeros when there is none. */
  readonly item: string
  readonly year: string
}

/** The sample's pattern: 机构代码-分类号-年份-流水号. */
export const DEFAULT_INDEX_PATTERN = '{org}-{item}-{year}-{serial:4}'

/** Everything before the serial number; each prefix counts on its own and never reuses a number. */
export function indexPrefix(pattern: string, parts: IndexParts): string {
  const [before = ''] = pattern.split(/\{serial(?::\d+)?\}/)
  return before.replaceAll(/\{(org|unit|item|year)\}/g, (_, name: keyof IndexParts) => parts[name])
}

/** The whole number for a serial. */
export function indexNumber(pattern: string, parts: IndexParts, serial: number): string {
  const width = Number(/\{serial:(\d+)\}/.exec(pattern)?.[1] ?? '1')
  const after = pattern.split(/\{serial(?::\d+)?\}/)[1] ?? ''
  return indexPrefix(pattern, parts) + String(serial).padStart(width, '0') + after
}
