import { AppError } from '../../kernel/app-error.ts'
import { dayOf, yearOf } from '../../kernel/day.ts'
import { TRAINING_KINDS, TRAINING_STATES } from '../../kernel/training-terms.ts'
import { authorize, type Context, may } from '../../platform/context.ts'
import { writeWorkbook } from '../../platform/documents/xlsx.ts'
import { canSignIn } from './manage-training.ts'
import { findTraining, listAttendance, listAttendees, listMaterials, listTrainings } from './trainings.queries.ts'

function ofYear(year: number): { from: string; to: string } {
  return { from: `${String(year)}-01-01`, to: `${String(year)}-12-31` }
}

/** The trainings of a year, this one when none is named, and how many were held: at least one is owed every year. */
export async function viewTrainings(ctx: Context, asked?: number) {
  authorize(ctx, 'trainings.read')
  const year = asked ?? yearOf(dayOf(ctx.now()))
  const rows = await listTrainings(ctx.db, ofYear(year))
  return {
    year,
    rows,
    held: rows.filter(({ state }) => state === 'held').length,
    mayManage: may(ctx.actor, 'trainings.manage'),
  }
}

/** One training for the staff: who came by unit; by name only for those who hold it. Throws `training.not-found`. */
export async function viewTraining(ctx: Context, id: string) {
  authorize(ctx, 'trainings.read')
  const training = await findTraining(ctx.db, id)
  if (!training) throw new AppError('training.not-found')
  const [attendance, attendees, materials] = await Promise.all([
    listAttendance(ctx.db, id),
    listAttendees(ctx.db, id),
    listMaterials(ctx.db, id),
  ])
  const mayManage = may(ctx.actor, 'trainings.manage')
  const hasSignedIn = attendees.some((each) => each.id === ctx.actor.id)
  return {
    ...training,
    attendance,
    attendees: mayManage ? attendees.map(({ name, unitName }) => ({ name, unitName: unitName ?? '' })) : [],
    signedIn: attendees.length,
    materials: materials.map((each) => ({ id: each.id, name: each.name, size: each.size })),
    mayManage,
    hasSignedIn,
    maySignIn: !hasSignedIn && canSignIn(ctx, training),
  }
}

const HEADER = ['日期', '类型', '主题', '学时', '地点', '主办单位', '主讲', '状态', '参加人次']
const WIDTHS = [12, 12, 40, 8, 24, 24, 24, 10, 10]
const BY_UNIT = ['日期', '主题', '参加单位', '人数']

/** The trainings of a year as a workbook: one sheet of them, one of who came. Throws `access.denied`. */
export async function exportTrainings(ctx: Context, asked?: number): Promise<{ name: string; bytes: Buffer }> {
  const { year, rows } = await viewTrainings(ctx, asked)
  const lines = rows.map(({ on, kind, title, hours, place, hostUnitName, trainer, state, people }) => [
    ...[on, TRAINING_KINDS[kind], title, hours, place, hostUnitName, trainer],
    ...[TRAINING_STATES[state], people],
  ])
  const came: (string | number)[][] = []
  for (const { id, on, title } of rows)
    for (const { name, people } of await listAttendance(ctx.db, id)) came.push([on, title, name, people])
  const bytes = await writeWorkbook([
    { name: '培训', header: HEADER, rows: lines, widths: WIDTHS },
    { name: '参加单位', header: BY_UNIT, rows: came, widths: [12, 40, 28, 8] },
  ])
  return { name: `${String(year)}年信息公开培训登记.xlsx`, bytes }
}

/** The trainings that were held in a period, as figures count them. */
export async function listHeld({ db }: Pick<Context, 'db'>, period: { from: string; to: string }) {
  return (await listTrainings(db, period)).filter(({ state }) => state === 'held')
}
