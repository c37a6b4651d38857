import { COLUMNS } from '../../src/features/lists/domain/entry-rows.ts'
import type { EntryFields } from '../../src/kernel/list-terms.ts'
import { writeWorkbook } from '../../src/platform/documents/xlsx.ts'
import type { Person } from './builders.ts'
import { type Answered, ask, CLEAN, type Office } from './disclosure-builders.ts'
import type { School } from './school.ts'
import { upload } from './uploads.ts'

/** A line of the sheet with valid values; state only what matters to the test. */
export function aLine(values: Partial<Record<(typeof COLUMNS)[number], string>>): string[] {
  const line: Record<string, string> = { 清单类型: '服务清单', 责任单位: '科技处', 事项名称: '科研项目立项', ...values }
  return COLUMNS.map((column) => line[column] ?? '')
}

/** An approval entry and a service that derives from it. */
export const APPROVAL = aLine({
  清单类型: '审批清单',
  编号: 'SP-1',
  事项名称: '横向科研合同审批',
  科室: '项目管理科',
  设定依据: '示例医科大学科研合同管理办法',
  服务对象: '教职工',
  办理条件: '已与合作单位商定合同文本',
  申请材料: '合同文本（一式四份）\n合作单位资质证明',
  办理流程: '项目负责人提交\n学院审核\n科技处审核\n加盖合同章',
  '承诺时限（工作日）': '5',
  办理地点: '科研楼 306 室',
  办理时间: '周一至周五 8:00—16:30',
  咨询电话: '0000-000 0306',
  收费: '不收费',
  监督渠道: '0000-000 0411',
})
export const SERVICE = aLine({
  编号: 'FW-1',
  上级编号: 'SP-1',
  事项名称: '办理横向科研合同用印',
  办事场景: '科研项目和成果、用印和开证明',
  网上办理: '是',
  网办地址: '/contract',
})

/** Uploads lines of the sheet; a query without `apply=true` only checks. */
export async function importing(
  school: School,
  person: Person | null,
  [lines, query = '']: readonly [lines: readonly string[][], query?: string],
) {
  const bytes = await writeWorkbook([{ name: '三张清单', header: [...COLUMNS], rows: lines }])
  return upload(school, person, { url: `/list-entries/import?reason=reason&${query}`, name: '清单.xlsx', bytes })
}

/** Gives the opinions of every step of the route; answers the last state. */
export async function decide(
  school: School,
  office: Office,
  [id, decision = 'approve']: readonly [id: unknown, decision?: 'approve' | 'return'],
): Promise<string> {
  let state = ''
  for (const reviewer of [office.head, office.secrecy, office.office]) {
    const { body } = await ask(school, reviewer, ['GET', `/list-changes/${String(id)}`])
    if (body['mayGiveOpinion'] !== true) continue
    const opinion = { decision, opinion: '已阅', findings: CLEAN, revisionHash: body['hash'] }
    const given = await ask(school, reviewer, ['POST', `/list-changes/${String(id)}/opinions`, opinion])
    if (given.status !== 200) throw new Error(JSON.stringify(given.body))
    state = String(given.body['state'])
    if (state !== 'open') break
  }
  return state
}

/** Takes lines in and through their review. */
export async function takenIn(school: School, office: Office, lines: readonly string[][]): Promise<void> {
  const { status, body } = await importing(school, office.editor, [lines, 'apply=true'])
  if (status !== 200 || body['changeId'] === null) throw new Error(JSON.stringify(body))
  await decide(school, office, [body['changeId']])
}

/** The entry with this number, as the console shows it. */
export async function entryOf(school: School, person: Person, number: string): Promise<Answered> {
  const row = await school.parts.db
    .selectFrom('list_entry')
    .select('id')
    .where('number', '=', number)
    .executeTakeFirstOrThrow()
  return (await ask(school, person, ['GET', `/list-entries/${row.id}`])).body
}

/** Proposes other words for an entry; answers status and body. */
export async function proposing(
  school: School,
  person: Person,
  {
    number,
    fields,
    ...rest
  }: { number: string; fields?: Partial<EntryFields>; isEnded?: boolean; effectiveOn?: string },
) {
  const entry = await entryOf(school, person, number)
  const parent = entry['parent'] as { number: string } | null
  const { isEnded = false, effectiveOn = null } = rest
  const changed = {
    kind: entry['kind'],
    number,
    unitId: entry['unitId'],
    parentNumber: parent?.number ?? '',
    isEnded,
    fields: { ...(entry['own'] as EntryFields), ...fields },
  }
  const body = { title: `变更 ${number}`, reason: '流程调整', effectiveOn, entries: [changed] }
  return ask(school, person, ['POST', '/list-changes', body])
}
