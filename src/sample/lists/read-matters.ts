import type { LifeEvent, PersonKind } from '../../kernel/list-terms.ts'
import { OFFICE_MATTERS } from './office-matters.ts'
import { PARTY_MATTERS } from './party-matters.ts'
import { SUPPORT_MATTERS } from './support-matters.ts'
import { TEACHING_MATTERS } from './teaching-matters.ts'

/** How a matter goes: certificate, approval, booking, repair, money, question, registration. */
export type Shape = 'c' | 'a' | 'b' | 'r' | 'm' | 'q' | 'n'

/** A service: `name shape persons events days`. */
export interface ServiceMatter {
  readonly name: string
  readonly shape: Shape
  readonly persons: PersonKind[]
  readonly events: LifeEvent[]
  readonly days: number
}

/** What a unit answers for or approves: `R name@section: services; …`, or A. */
export interface Matter {
  readonly kind: 'responsibility' | 'approval'
  readonly name: string
  readonly section: string
  readonly services: readonly ServiceMatter[]
}

const PERSONS: Readonly<Record<string, PersonKind>> = {
  s: 'student',
  g: 'graduate',
  i: 'international',
  t: 'staff',
  r: 'retired',
  u: 'unit',
  c: 'candidate',
  a: 'alumni',
  v: 'visitor',
}

function toService(text: string): ServiceMatter {
  const [name = '', shape = 'a', persons = '', events = '', days = '0'] = text.split(' ')
  return {
    name,
    shape: shape as Shape,
    persons: Array.from(persons).flatMap((letter) => PERSONS[letter] ?? []),
    events: events.split(',') as LifeEvent[],
    days: Number(days),
  }
}

function toMatter(line: string): Matter {
  const [head = '', services] = line.slice(2).split(': ')
  const [name = '', section = ''] = head.split('@')
  return {
    kind: line.startsWith('R') ? 'responsibility' : 'approval',
    name,
    section,
    services: services === undefined ? [] : services.split('; ').map(toService),
  }
}

/** The matters of each unit, by its code; a line that begins with a number begins a unit. */
export function readMatters(): Map<string, Matter[]> {
  const units = new Map<string, Matter[]>()
  let code = ''
  for (const line of [PARTY_MATTERS, TEACHING_MATTERS, OFFICE_MATTERS, SUPPORT_MATTERS].join('\n').split('\n')) {
    if (/^\d{3} /.test(line)) code = line.slice(0, 3)
    else if (line.trim() !== '') units.set(code, [...(units.get(code) ?? []), toMatter(line)])
  }
  return units
}
