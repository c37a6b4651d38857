import type { FlowStep } from '../../src/kernel/flow-terms.ts'
import type { Definition } from '../../src/kernel/hall-terms.ts'
import { faultsOf, forceVersion, insertDraft, insertService } from '../../src/features/services/index.ts'
import { newChallenge } from '../../src/platform/human-check.ts'
import { clerksOf, definition, field, flow, form, step } from '../../src/sample/hall-parts.ts'
import { aPerson, aUnit, type Person } from './builders.ts'
import type { School } from './school.ts'

/** A unit that offers a service, and the people around it. */
export interface Hall {
  readonly serviceId: string
  readonly versionId: string
  readonly slug: string
  readonly unitId: string
  readonly clerk: Person
  readonly otherClerk: Person
  readonly head: Person
  readonly office: Person
  readonly applicant: Person
  readonly stranger: Person
}

/** A simple definition for a unit: two fields, two steps; state only what matters to the test. */
export function aDefinition(unitId: string, rest: Partial<Definition> = {}): Definition {
  const steps: FlowStep[] = [
    step('check', '核对', { who: [clerksOf(unitId)] }),
    step('sign', '审批', { who: [{ kind: 'unit-head', unitId }], returnsTo: ['check', 'applicant'] }),
  ]
  return definition(5, {
    audience: ['staff', 'student', 'visitor'],
    topic: 'study',
    summary: '示例服务。',
    form: form([
      '内容',
      field('text', 'why', { label: '事由' }),
      field('yes-no', 'long', { label: '是否超过三天', isRequired: false }),
      field('files', 'proof', { label: '证明材料', isRequired: false, limits: { maxFiles: 2 } }),
    ]),
    flow: flow(...steps),
    ...rest,
  })
}

/** A service put into force. */
export async function aService(
  school: { readonly parts: Pick<School['parts'], 'db'> },
  {
    unitId,
    slug = 'shili',
    name = '示例服务',
    definition: given,
  }: { unitId: string; slug?: string; name?: string; definition?: Definition },
): Promise<{ serviceId: string; versionId: string }> {
  const made = given ?? aDefinition(unitId)
  const faults = faultsOf(made)
  if (faults.length > 0) throw new Error(JSON.stringify(faults))
  return school.parts.db.transaction().execute(async (tx) => {
    const serviceId = await insertService(tx, { slug, name, unitId, listEntryId: null, state: 'active', sort: 0 })
    const versionId = await insertDraft(tx, { serviceId, definition: made, by: null })
    await forceVersion(tx, { id: versionId, serviceId, hash: 'a'.repeat(64), by: null })
    return { serviceId, versionId }
  })
}

/** A unit with a clerk, a head and a service, the office of the hall, somebody who applies and somebody who has nothing to do with it. */
export async function aHall(school: School, make: (unitId: string) => Definition = aDefinition): Promise<Hall> {
  const unitId = await aUnit(school, { name: '教务处' })
  const otherId = await aUnit(school, { name: '学院' })
  const made = await aService(school, { unitId, definition: make(unitId) })
  return {
    ...made,
    slug: 'shili',
    unitId,
    clerk: await aPerson(school, { roles: ['unit_editor'], unitId }),
    otherClerk: await aPerson(school, { roles: ['unit_editor'], unitId }),
    head: await aPerson(school, { roles: ['unit_head'], unitId }),
    office: await aPerson(school, { roles: ['disclosure_office'] }),
    applicant: await aPerson(school, { roles: ['campus_member'], unitId: otherId }),
    stranger: await aPerson(school, { roles: ['unit_editor'], unitId: otherId }),
  }
}

/** The body of a form as a browser sends it; a file is [name, text]. */
export function formBody(fields: Readonly<Record<string, string | readonly [name: string, text: string]>>) {
  const parts = Object.entries(fields).map(([name, value]) =>
    typeof value === 'string'
      ? `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
      : `--x\r\ncontent-disposition: form-data; name="${name}"; filename="${value[0]}"\r\ncontent-type: text/plain\r\n\r\n${value[1]}\r\n`,
  )
  return { payload: `${parts.join('')}--x--\r\n`, headers: { 'content-type': 'multipart/form-data; boundary=x' } }
}

let marks = 0

/** A mark that no form has had yet, and an address of its own: from one address so many forms would be too many. */
function aSender() {
  marks += 1
  return { mark: `mark-${String(marks)}`, remoteAddress: `10.1.${String(marks >> 8)}.${String(marks % 256)}` }
}

/** Sends the form of a service as somebody with an account; answers the page. */
export async function send(
  school: School,
  hall: Pick<Hall, 'slug' | 'versionId'>,
  by: { person: Person; fields: Parameters<typeof formBody>[0] },
) {
  const { mark, remoteAddress } = aSender()
  return school.app.inject({
    method: 'POST',
    url: `/hall/${hall.slug}/send`,
    remoteAddress,
    cookies: by.person.cookies,
    ...formBody({ versionId: hall.versionId, mark, ...by.fields }),
  })
}

/** Somebody's matter, sent by the page of its form; answers its id. Throws when it is not taken. */
export async function aMatter(
  school: School,
  hall: Hall,
  {
    person = hall.applicant,
    fields = { 'f.why': '实习' },
  }: { person?: Person; fields?: Parameters<typeof formBody>[0] } = {},
): Promise<string> {
  const page = await send(school, hall, { person, fields })
  const id = /\/hall\/mine\/([0-9a-z]+)/.exec(page.body)?.[1]
  if (id === undefined) throw new Error(`${String(page.statusCode)} ${page.body}`)
  return id
}

/** The open tasks of somebody as the work list has them. */
export async function tasksOf(
  school: School,
  person: Person,
): Promise<{ taskId: string; stepName: string; caseId: string; applicantName: string }[]> {
  const answer = await school.app.inject({ url: '/api/v1/hall/tasks', cookies: person.cookies })
  return answer.json<{ rows: { taskId: string; stepName: string; caseId: string; applicantName: string }[] }>().rows
}

/** Acts on a task as somebody; answers the status. */
export async function act(
  school: School,
  person: Person,
  { taskId, ...body }: { taskId: string; action: string; to?: string; text?: string; typed?: object },
): Promise<number> {
  const payload = { to: '', text: '', typed: {}, ...body }
  const answer = await school.app.inject({
    method: 'POST',
    url: `/api/v1/hall/tasks/${taskId}/act`,
    cookies: person.cookies,
    payload,
  })
  return answer.statusCode
}

const NUMERALS = '零一二三四五六七八九'

/** The matter of somebody without an account, who answers the question that keeps machines out. */
export async function aVisitorsMatter(school: School, { slug, versionId }: Pick<Hall, 'slug' | 'versionId'>) {
  const { ticket, question } = await newChallenge(school.parts.secretKey, school.clock.now)
  const [one = 0, two = 0] = question.split('加').map((part) => NUMERALS.indexOf(part.charAt(0)))
  const who = { versionId, name: '来访者', phone: '0000-5678' }
  const fields = { ...who, 'f.why': '参观', ticket, answer: String(one + two) }
  const { remoteAddress } = aSender()
  const sent = await school.app.inject({
    ...{ method: 'POST', url: `/hall/${slug}/send-plain`, remoteAddress },
    ...formBody(fields),
  })
  if (sent.statusCode !== 200) throw new Error(`${String(sent.statusCode)} ${sent.body}`)
}
