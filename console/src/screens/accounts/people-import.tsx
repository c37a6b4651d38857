import { Button } from 'antd'
import type { ReactNode } from 'react'
import { importPeopleEndpoint } from '../../../../src/features/accounts/accounts.contract.ts'
import { upload } from '../../api/upload.ts'
import { SheetImport } from '../../parts/sheet-import.tsx'
import { useOpen } from '../../parts/use-open.ts'
import type { SendSheet } from '../../parts/use-sheet-import.ts'

const WORDS = {
  title: '从 Excel 导入教职工和学生',
  things: '人',
  template: '/api/v1/people/import/template.xlsx',
  note: '按工号或者学号识别：已有的更新，空着的单元格不改动。状态填“离校”的，不能再用统一身份认证登录。填写账号的，把这个人和已有账号对应起来；服务大厅据此预填表单、找到导师或者直接上级。',
  done: ({ accepted }: { accepted: number }) => `成功导入 ${String(accepted)} 人`,
  look: '返回账号列表',
}

const send: SendSheet = (file, query, onProgress) =>
  upload(importPeopleEndpoint, { file, query: { skipErrors: undefined, ...query }, onProgress })

/** Who works and studies here, from Excel: the button and what it opens. */
export function PeopleImport(): ReactNode {
  const opening = useOpen()
  return (
    <>
      <Button onClick={opening.open}>从 Excel 导入人员</Button>
      <SheetImport opening={opening} words={WORDS} sendSheet={send} />
    </>
  )
}
