import type { Topic } from '../kernel/hall-terms.ts'
import type { LifeEvent, PersonKind as Reader } from '../kernel/list-terms.ts'
import type { PersonKind } from '../kernel/person-kind.ts'
import {
  clerksOf,
  definition,
  field,
  flow,
  form,
  headOfUnit,
  options,
  type SampleService,
  step,
  TELEPHONE,
} from './hall-parts.ts'
import { type SampleListEntry, sampleLists } from './lists/sample-lists.ts'

const KINDS: Readonly<Record<Reader, PersonKind>> = {
  student: 'student',
  graduate: 'student',
  international: 'student',
  staff: 'staff',
  retired: 'staff',
  unit: 'staff',
  candidate: 'visitor',
  alumni: 'visitor',
  visitor: 'visitor',
}

const TOPICS: Readonly<Record<LifeEvent, Topic>> = {
  enrol: 'study',
  study: 'study',
  funding: 'finance',
  campus: 'living',
  health: 'living',
  abroad: 'abroad',
  graduate: 'study',
  hire: 'personnel',
  promote: 'personnel',
  teach: 'teaching',
  research: 'research',
  money: 'finance',
  purchase: 'finance',
  activity: 'affairs',
  seal: 'affairs',
  retire: 'personnel',
  visit: 'safety',
  complain: 'affairs',
}

// What has a way of its own by law or is urgent is not applied for in the hall: there the unit only helps with it.
const HELPED: Readonly<Record<string, string>> = {
  申请公开信息: '信息公开申请填写协助',
  给校长写信: '校长信箱写信协助',
  报警求助: '报警求助后续登记',
  反映党员干部问题: '检举控告须知咨询',
  举报不履行公开义务: '举报不履行公开义务须知咨询',
  举报学术不端: '学术不端举报须知咨询',
}

/** From so many working days on the head of the unit signs too. */
const SIGNED_FROM_DAYS = 7

function flowOf(unitCode: string, days: number) {
  const check = step('check', '受理核对', { who: [clerksOf(unitCode)], days: Math.max(1, days - 1) })
  const sign = step('sign', '负责人审批', { who: [headOfUnit(unitCode)], days: 1, returnsTo: ['check', 'applicant'] })
  return flow(...(days >= SIGNED_FROM_DAYS ? [check, sign] : [check]))
}

/** What the entry says now. */
function saidIn({ number, versions }: SampleListEntry) {
  const last = versions.at(-1)
  if (!last) throw new RangeError(`the entry ${number} says nothing`)
  const { matter, persons, events, promisedDays } = last.fields
  return { matter, persons: persons ?? [], events: events ?? [], promisedDays: promisedDays ?? 1 }
}

// What to bring, where and when stand in the entry: a service that says nothing of it says what the entry says.
function made(entry: SampleListEntry): SampleService {
  const { unitCode, number } = entry
  const { matter, persons, events, promisedDays } = saidIn(entry)
  const [event = 'seal'] = events
  const days = Math.max(1, promisedDays)
  const name = HELPED[matter] ?? matter
  return {
    slug: number.toLowerCase(),
    name,
    unitCode,
    matter,
    definition: definition(days, {
      audience: [...new Set(persons.map((person) => KINDS[person]))],
      topic: TOPICS[event],
      summary: `在网上办理“${name}”。`,
      hours: '',
      fee: '',
      form: form([
        '申请',
        field('choice', 'use', { label: '用途', options: options('工作', '学习', '生活', '其他') }),
        field('long-text', 'what', { label: '具体内容', limits: { maxLength: 500 } }),
        TELEPHONE,
      ]),
      flow: flowOf(unitCode, days),
    }),
  }
}

/** A service for each entry of the sample's list of services that none of these carries out. */
export function generatedServices(others: readonly SampleService[]): SampleService[] {
  const taken = new Set(others.map(({ unitCode, matter }) => `${unitCode} ${matter}`))
  return sampleLists()
    .filter(({ kind }) => kind === 'service')
    .filter((entry) => !taken.has(`${entry.unitCode} ${saidIn(entry).matter}`))
    .map(made)
}
