/** Where a tender stands (采购公告的阶段): announced, changed, or decided. */
export const TENDER_STAGES = ['announced', 'changed', 'result'] as const
export type TenderStage = (typeof TENDER_STAGES)[number]

/**
 * What a column of its own kind shows beside the title: the day of an event or the last day to apply (`happensOn`,
 * 'YYYY-MM-DD'), hours and venue, and to which project and stage a tender belongs. Empty texts where nothing is said.
 */
export interface Occasion {
  readonly happensOn: string
  readonly hours: string
  readonly venue: string
  readonly projectNo: string
  readonly stage: TenderStage | ''
}

function isNoOccasion(occasion: Occasion): boolean {
  return Object.values(occasion).every((value) => value === '')
}

/** The occasion with single spaces and its project number as the register writes it; undefined when it says nothing. */
export function tidyOccasion(occasion: Occasion | undefined): Occasion | undefined {
  if (occasion === undefined) return undefined
  const tidy = {
    ...occasion,
    hours: occasion.hours.trim(),
    venue: occasion.venue.trim(),
    projectNo: occasion.projectNo.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase(),
  }
  return isNoOccasion(tidy) ? undefined : tidy
}
