import { dayOf } from '../../../src/kernel/day.ts'

/** The civil day in China, whatever zone the computer is in. */
export function today(): ReturnType<typeof dayOf> {
  return dayOf(new Date())
}
