/** A stretch of time in a venue on one day, as it was typed: 'HH:MM' in Asia/Shanghai. */
export interface Stretch {
  readonly from: string
  readonly to: string
}

const MINUTES = 15
const HOUR = 60

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * HOUR + minutes
}

function timeOf(minutes: number): string {
  const two = (number: number): string => String(number).padStart(2, '0')
  return `${two(Math.floor(minutes / HOUR))}:${two(minutes % HOUR)}`
}

/** The quarters of an hour that a stretch takes, each whole: 0 is the first of the day, 95 the last. */
export function slotsOf({ from, to }: Stretch): number[] {
  const [first, last] = [Math.floor(minutesOf(from) / MINUTES), Math.ceil(minutesOf(to) / MINUTES)]
  return Array.from({ length: Math.max(0, last - first) }, (_, at) => first + at)
}

/** Quarters of an hour put together again to stretches, in order. */
export function stretchesOf(slots: readonly number[]): Stretch[] {
  const stretches: { first: number; last: number }[] = []
  for (const slot of [...slots].sort((one, other) => one - other)) {
    const open = stretches.at(-1)
    if (open && slot <= open.last + 1) open.last = slot
    else stretches.push({ first: slot, last: slot })
  }
  return stretches.map(({ first, last }) => ({ from: timeOf(first * MINUTES), to: timeOf((last + 1) * MINUTES) }))
}
