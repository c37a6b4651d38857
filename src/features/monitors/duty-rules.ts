import { dayOf } from '../../kernel/day.ts'
import { monthsLater } from '../../kernel/months.ts'
import { applicationsDesk } from '../applications/index.ts'
import { loadWorkCalendar } from '../calendar/index.ts'
import { type Desk, listUnanswered, type Unanswered } from '../casework/index.ts'
import { judgeEntries, type JudgedEntry } from '../lists/index.ts'
import { mailboxesDesk } from '../mailboxes/index.ts'
import { type Overdue, overdueSince } from './domain/overdue.ts'
import type { Found } from './domain/rule.ts'
import type { Reading } from './place-rules.ts'
import { findUnowned } from './responsibility-rules.ts'
import type { RuleKey } from './registry.ts'

const LONGEST_MONTHS = 3

// Complaints are the supervision office's own: that there is one is told to nobody else.
function kindsOf({ kinds, isPrivate }: Desk): string[] {
  return Object.keys(kinds).filter((kind) => !isPrivate(kind))
}

interface Judged {
  readonly rule: RuleKey
  readonly overdue: Overdue | undefined
}

function caseFinding(desk: Desk, { rule, overdue }: Judged, unanswered: Unanswered): Found {
  const { id, kind, number, leadUnitId, openedOn, dueOn } = unanswered
  const due = dueOn === null ? '' : `，答复期限届满日为 ${dueOn}`
  return {
    rule,
    subjectType: 'case',
    subjectId: id,
    content: rule === 'application-overdue' ? (dueOn ?? '') : openedOn,
    unitId: leadUnitId,
    what: `${desk.kinds[kind] ?? ''} ${number}`,
    evidence: `${openedOn} 收到${due}，还没有答复。`,
    path: `/console${desk.path}/${id}`,
    overdue,
  }
}

async function findInCases({ db, now }: Reading): Promise<Found[]> {
  const today = dayOf(now())
  const [calendar, letters, applications] = await Promise.all([
    loadWorkCalendar(db),
    listUnanswered(db, { kinds: kindsOf(mailboxesDesk), openedBefore: monthsLater(today, -LONGEST_MONTHS) }),
    listUnanswered(db, { kinds: kindsOf(applicationsDesk), dueBefore: today }),
  ])
  return [
    ...letters.map((each) =>
      caseFinding(
        mailboxesDesk,
        { rule: 'letter-unanswered', overdue: overdueSince(monthsLater(each.openedOn, LONGEST_MONTHS), today) },
        each,
      ),
    ),
    ...applications.map((each) =>
      caseFinding(
        applicationsDesk,
        { rule: 'application-overdue', overdue: overdueSince(each.dueOn, today, calendar) },
        each,
      ),
    ),
  ]
}

/** What is wrong with an entry, rule by rule. */
export function entryFindings({ id, number, unitId, matter, quality }: JudgedEntry): Found[] {
  const faults: readonly (readonly [RuleKey, readonly string[]])[] = [
    ['entry-incomplete', quality.missing.length === 0 ? [] : quality.reasons.slice(0, quality.missing.length)],
    ['contact-dead', quality.deadContacts.map((contact) => `${contact} 拨测不通过`)],
    ['matter-slow', quality.slow],
  ]
  return faults
    .filter(([, reasons]) => reasons.length > 0)
    .map(([rule, reasons]) => ({
      rule,
      subjectType: 'list-entry',
      subjectId: id,
      // How many were late changes every day: the same fault with another number.
      content: reasons.map((reason) => (rule === 'matter-slow' ? reason.replaceAll(/\d+/g, '') : reason)).join('\n'),
      unitId,
      what: `${number} ${matter}`,
      evidence: `${reasons.join('；')}。`,
      path: `/console/list-entries/${id}`,
    }))
}

/** What the rules for cases, lists and responsibility find. */
export async function findInDuties(reading: Reading): Promise<Found[]> {
  const [cases, entries, unowned] = await Promise.all([
    findInCases(reading),
    judgeEntries(reading),
    findUnowned(reading),
  ])
  return [...cases, ...entries.flatMap(entryFindings), ...unowned]
}
