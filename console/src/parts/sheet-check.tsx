import { Alert, Button, Radio } from 'antd'
import { type ReactNode, useState } from 'react'
import { RowErrors } from './row-errors.tsx'
import { saveFile } from './save-file.ts'
import type { ImportWork, SheetResult } from './use-sheet-import.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** How many rows of the sheet have a fault. */
export function faultyRows({ errors }: SheetResult): number {
  return new Set(errors.map(({ row }) => row)).size
}

interface CheckProps {
  readonly result: SheetResult
  /** What rows are, with their measure word: 个单位. */
  readonly things: string
  readonly file: File
  readonly apply: (skipErrors: boolean) => void
}

function Apply({ result, things, apply, skips }: Omit<CheckProps, 'file'> & { skips: boolean }): ReactNode {
  return (
    <Button
      type="primary"
      style={{ marginTop: 12 }}
      onClick={() => {
        apply(skips)
      }}
    >
      导入 {result.accepted} {things}
    </Button>
  )
}

function Faulty({ result, things, file, apply }: CheckProps): ReactNode {
  const [skips, setSkips] = useState(false)
  const rest = String(result.accepted)
  const save = (): void => {
    saveFile(`${file.name.replace(/\.xlsx$/i, '')}（错误原因）.xlsx`, result.checkedFile, XLSX)
  }
  return (
    <>
      <Alert
        type="warning"
        showIcon
        title={`${String(faultyRows(result))} 行有错误，${rest} 行可以导入。还没有写入。`}
      />
      <RowErrors errors={result.errors} />
      <Button onClick={save}>下载带“错误原因”列的表</Button>
      <p>在下载的表里改好后重新上传，“错误原因”列不用删；也可以先导入没有错误的行。</p>
      <Radio.Group
        aria-label="有错误的行怎么办"
        value={skips}
        style={{ display: 'grid', gap: 8 }}
        options={[
          { value: false, label: '全部改好再导入（推荐）' },
          { value: true, label: `跳过有错误的行，导入其余 ${rest} ${things}`, disabled: result.accepted === 0 },
        ]}
        onChange={({ target }: { target: { value?: boolean } }) => {
          setSkips(target.value === true)
        }}
      />
      {skips ? <Apply result={result} things={things} apply={apply} skips /> : null}
    </>
  )
}

/** What the check of a sheet found, before anything is written. */
export function SheetCheck({
  work,
  things,
  apply,
}: {
  work: ImportWork
  things: string
  apply: CheckProps['apply']
}): ReactNode {
  const { result, file } = work
  if (!result || !file) return <p className="quiet">上传后在这里显示检查结果。</p>
  if (result.errors.length > 0) return <Faulty result={result} things={things} file={file} apply={apply} />
  if (result.accepted === 0)
    return (
      <Alert
        type="warning"
        showIcon
        title="表中没有数据行，没有导入。请在模板的表头下面填写；与现在完全相同的行不用再导入。"
      />
    )
  return (
    <>
      <Alert type="success" showIcon title={`检查通过，可以导入 ${String(result.accepted)} ${things}。还没有写入。`} />
      <Apply result={result} things={things} apply={apply} skips={false} />
    </>
  )
}
