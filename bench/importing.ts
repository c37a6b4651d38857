import ExcelJS from 'exceljs'
import { SAMPLE_PASSWORD } from '../src/load-sample.ts'
import { type Remote, signIn } from '../test/support/remote.ts'
import type { Running } from './serving.ts'
import { heading, row } from './table.ts'

const WRONG_EVERY = 50
const KIND_COLUMN = 1
const PLACE_COLUMN = 15
const TIMES = 5
const FORMATS = ['html', 'docx', 'pdf'] as const

/** The lists of the sample school as they are exported, each entry with another place, and one row in fifty wrong. */
async function aSheet(office: Remote): Promise<{ bytes: Buffer; rows: number }> {
  const { bytes } = await office.get('/api/v1/list-entries/export.xlsx')
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes as unknown as ArrayBuffer)
  const [sheet] = book.worksheets
  const rows = (sheet?.rowCount ?? 1) - 1
  for (let at = 0; at < rows; at += 1) {
    const line = sheet?.getRow(at + 2)
    if (!line) continue
    line.getCell(PLACE_COLUMN).value = `示例楼 ${String(at)} 室`
    // A list that is in no dictionary: the row error says so.
    if (at % WRONG_EVERY === 0) line.getCell(KIND_COLUMN).value = '不存在的清单'
  }
  return { bytes: Buffer.from(await book.xlsx.writeBuffer()), rows }
}

/** Tries an import of the whole lists in the running platform, and makes the booklet in each format. */
export async function measureLists({ url, cpu, databaseCpu }: Running): Promise<void> {
  const office = await signIn(() => url, 'gongkai.zhuren', SAMPLE_PASSWORD)
  const { bytes, rows } = await aSheet(office)
  heading('the lists of services', 'p50 ms', 'slowest ms', 'CPU ms', 'database CPU ms', 'to reach')
  const took: number[] = []
  const [own, database] = [cpu(), databaseCpu()]
  for (let turn = 0; turn < TIMES; turn += 1) {
    const started = performance.now()
    const { errors } = await office.upload('/list-entries/import', 'lists.xlsx', bytes)
    if ((errors as unknown[]).length === 0) throw new Error('the faults of the sheet were not found')
    took.push(performance.now() - started)
  }
  const sorted = took.toSorted((a, b) => a - b)
  row(
    `try an import of ${String(rows)} entries from Excel, ${String(Math.ceil(rows / WRONG_EVERY))} of them wrong`,
    sorted[Math.floor(TIMES / 2)] ?? 0,
    sorted.at(-1) ?? 0,
    ((cpu() - own) * 1000) / TIMES,
    ((databaseCpu() - database) * 1000) / TIMES,
    '2000 ms',
  )
  for (const format of FORMATS) {
    const started = performance.now()
    const { status } = await office.get(`/service-guide/download/all.${format}`)
    if (status !== 200) throw new Error(`the booklet answered ${String(status)}`)
    const once = performance.now() - started
    row(`the whole guide as ${format}, made anew`, once, once, '', '', '10000 ms')
  }
}
