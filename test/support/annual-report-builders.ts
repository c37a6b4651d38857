import type { Person } from './builders.ts'
import { yearAfter } from './database-day.ts'
import { type Answered, anOffice, ask, type Office } from './disclosure-builders.ts'
import { aPerson } from './builders.ts'
import type { School } from './school.ts'

/** A section of a report as the API tells and takes it. */
export interface Section {
  readonly key: string
  readonly isDropped: boolean
  readonly none: { readonly answer: string; readonly reason: string } | null
  readonly texts: readonly {
    readonly key: string
    readonly text: string
    readonly overrides: readonly { readonly number: string; readonly reason: string }[]
  }[]
}

/** A figure of a report. */
export interface Told {
  readonly key: string
  readonly value: number
}

/** A fault of a report. */
export interface Fault {
  readonly kind: string
  readonly about: string
  readonly isBlocking: boolean
}

/** An office, and its head, who checks and never writes. The year of what is published from now on is over. */
export async function aReportingOffice(school: School): Promise<Office & { readonly checker: Person }> {
  const office = await anOffice(school)
  const checker = await aPerson(school, { roles: ['disclosure_office'] })
  school.clock.now = new Date(`${yearAfter(1)}-01-05T10:00:00+08:00`)
  return { ...office, checker }
}

/** A report of the year that the office has begun. */
export async function aReport(
  school: School,
  office: Office,
  { templateKey = 'four-parts', year = yearAfter(0) }: { templateKey?: string; year?: string } = {},
): Promise<string> {
  const { status, body } = await ask(school, office.office, ['POST', '/reports', { templateKey, year }])
  if (status !== 200) throw new Error(JSON.stringify(body))
  return String(body['id'])
}

/** The report as somebody sees it. */
export async function seen(school: School, person: Person, id: string): Promise<Answered> {
  const { status, body } = await ask(school, person, ['GET', `/reports/${id}`])
  if (status !== 200) throw new Error(JSON.stringify(body))
  return body
}

/** Sets one text of a report; answers what the API says. */
export async function writeText(
  school: School,
  person: Person,
  change: { id: string; key: string; text: string; overrides?: readonly { number: string; reason: string }[] },
) {
  const report = await seen(school, person, change.id)
  const sections = (report['sections'] as Section[]).map((section) => ({
    ...section,
    texts: section.texts.map((text) =>
      text.key === change.key ? { ...text, text: change.text, overrides: change.overrides ?? [] } : text,
    ),
  }))
  const { version, title } = report
  return ask(school, person, ['PUT', `/reports/${change.id}`, { version, title, sections }])
}

/** 审核送签 by somebody. */
export async function check(school: School, person: Person, id: string) {
  const { version } = await seen(school, person, id)
  return ask(school, person, ['POST', `/reports/${id}/check`, { version, opinion: '同意送签' }])
}

/** 签发 by somebody, of what they see. */
export async function sign(school: School, person: Person, id: string) {
  const { hash } = await seen(school, person, id)
  return ask(school, person, ['POST', `/reports/${id}/signature`, { hash, opinion: '同意' }])
}

/** A report that was checked, signed and published; answers its address. */
export async function published(
  school: School,
  office: Office & { readonly checker: Person },
  id: string,
): Promise<string> {
  const steps = [() => check(school, office.checker, id), () => sign(school, office.leader, id)]
  for (const step of steps) {
    const { status, body } = await step()
    if (status !== 200) throw new Error(JSON.stringify(body))
  }
  const { status, body } = await ask(school, office.office, ['POST', `/reports/${id}/publication`])
  if (status !== 200) throw new Error(JSON.stringify(body))
  return String(body['slug'])
}
