import type { ReactNode } from 'react'
import { importUnitsEndpoint } from '../../../../src/features/organisation/organisation.contract.ts'
import { upload } from '../../api/upload.ts'
import { SheetImport } from '../../parts/sheet-import.tsx'
import type { Opening } from '../../parts/use-open.ts'
import type { SendSheet } from '../../parts/use-sheet-import.ts'

const WORDS = {
  title: '从 Excel 导入单位',
  things: '个单位',
  template: '/api/v1/units/import/template.xlsx',
  note: '模板带有下拉选项和一行示例，示例行导入前请删除。已有的单位不会被改动，代码重复会提示错误。',
  done: ({ accepted }: { accepted: number }) => `成功导入 ${String(accepted)} 个单位`,
  look: '查看单位',
}

const send: SendSheet = (file, query, onProgress) =>
  upload(importUnitsEndpoint, { file, query: { skipErrors: undefined, ...query }, onProgress })

/** Units from Excel. */
export function UnitImport({ opening }: { opening: Opening }): ReactNode {
  return <SheetImport opening={opening} words={WORDS} sendSheet={send} />
}
