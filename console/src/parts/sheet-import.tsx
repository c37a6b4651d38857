import { Alert, Button, Progress, Space } from 'antd'
import type { ReactNode } from 'react'
import { ChooseFile } from './choose-file.tsx'
import { FaultNotice } from './fault.tsx'
import { faultyRows, SheetCheck } from './sheet-check.tsx'
import { SideDrawer } from './side-drawer.tsx'
import type { Opening } from './use-open.ts'
import { type ImportWork, type SendSheet, type SheetResult, useSheetImport } from './use-sheet-import.ts'
import '../styles/settings.css'

interface Words {
  readonly title: string
  /** What rows are, with their measure word: 个单位. */
  readonly things: string
  readonly template: string
  /** What to know before filling the template in. */
  readonly note: string
  /** What was done, when it was. */
  readonly done: (result: SheetResult) => string
  readonly look: string
}

interface DoneProps {
  readonly words: Words
  readonly result: SheetResult
  readonly close: () => void
  readonly restart: () => void
}

function Done({ words, result, close, restart }: DoneProps): ReactNode {
  const left = faultyRows(result)
  return (
    <Alert
      type="success"
      showIcon
      title={`${words.done(result)}${left === 0 ? '' : `，跳过 ${String(left)} 行`}。`}
      description={
        <Space wrap>
          <Button type="primary" onClick={close}>
            {words.look}
          </Button>
          <Button onClick={restart}>再导入一份</Button>
        </Space>
      }
    />
  )
}

interface StepsProps {
  readonly words: Words
  readonly work: ImportWork
  readonly send: ReturnType<typeof useSheetImport>['send']
  /** More to be said before it is sent. */
  readonly more?: ReactNode
}

function Steps({ words, work, send, more }: StepsProps): ReactNode {
  const { file, fault, share } = work
  const apply = (skipErrors: boolean): void => {
    if (file) void send(file, { apply: true, skipErrors })
  }
  return (
    <ol className="import-steps">
      <li>
        <h3>下载模板</h3>
        <p>{words.note}</p>
        <Button href={words.template}>下载模板</Button>
      </li>
      <li>
        <h3>上传并检查</h3>
        <p>上传后先检查，不会写入。</p>
        <ChooseFile
          label="选择填好的表（.xlsx）"
          accept=".xlsx"
          choose={(chosen) => void send(chosen, { apply: false })}
        />
        {file ? <p className="quiet">已检查：{file.name}</p> : null}
        {share === null ? null : <Progress percent={Math.round(share * 100)} aria-label="上传进度" />}
        {fault === null ? null : <FaultNotice error={fault} />}
      </li>
      <li>
        <h3>核对并确认</h3>
        {more}
        <div aria-live="polite">
          <SheetCheck work={work} things={words.things} apply={apply} />
        </div>
      </li>
    </ol>
  )
}

interface SheetImportProps {
  readonly opening: Opening
  readonly words: Words
  readonly sendSheet: SendSheet
  readonly more?: ReactNode
}

/** Rows from Excel: template, upload, check, correction, confirmation. */
export function SheetImport({ opening, words, sendSheet, more }: SheetImportProps): ReactNode {
  const { work, send, restart } = useSheetImport(sendSheet)
  const leave = (): void => {
    restart()
    opening.close()
  }
  return (
    <SideDrawer title={words.title} isOpen={opening.isOpen} size={640} close={leave}>
      {work.result?.applied === true ? (
        <Done words={words} result={work.result} close={leave} restart={restart} />
      ) : (
        <Steps words={words} work={work} send={send} more={more} />
      )}
    </SideDrawer>
  )
}
