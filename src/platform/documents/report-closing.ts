// Where a title may be broken, the better place first: before what the document is, and before its kind.
const BREAKS = ['信息公开', '年度报告', '报告']

/**
 * A title in lines (GB/T 9704: 回行时词意完整): as it is where it fits, otherwise broken before a whole word. A line that does not fit even so
 * is broken further by whoever sets it.
 */
export function titleLines(title: string, fits: (text: string) => boolean): string[] {
  if (fits(title)) return [title]
  const places = BREAKS.map((word) => title.lastIndexOf(word)).filter((at) => at > 0)
  const parted = places.map((at) => [title.slice(0, at), title.slice(at)])
  return parted.find((lines) => lines.every(fits)) ?? parted[0] ?? [title]
}

/**
 * What stays free at the right of 署名 and 成文日期 (GB/T 9704, without a seal): the day begins two characters to the right of the name, and
 * the longer of both ends two characters before the margin.
 */
export function signatureSpace(
  name: number,
  day: number,
  character: number,
): { readonly afterName: number; readonly afterDay: number } {
  const widest = Math.max(name, 2 * character + day)
  return {
    afterName: 2 * character + widest - name,
    afterDay: 2 * character + widest - 2 * character - day,
  }
}
