import { Alert, Button, Drawer, Progress, Space } from 'antd'
import { type ReactNode, useRef } from 'react'
import { FaultNotice } from '../../parts/fault.tsx'
import type { Opening } from '../../parts/use-open.ts'
import '../../styles/settings.css'
import { faultyRows, ImportCheck } from './import-check.tsx'
import { type ImportResult, type ImportWork, useImport } from './use-import.ts'

function ChooseFile({ choose }: { choose: (file: File) => void }): ReactNode {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button onClick={() => input.current?.click()}>选择填好的表（.xlsx）</Button>
      <input
        ref={input}
        hidden
        type="file"
        accept=".xlsx"
        onChange={({ target }) => {
          const [file] = target.files ?? []
          // The same file may be chosen again after it was corrected.
          target.value = ''
          if (file) choose(file)
        }}
      />
    </>
  )
}

function Done({ result, close, restart }: { result: ImportResult; close: () => void; restart: () => void }): ReactNode {
  const left = faultyRows(result)
  return (
    <Alert
      type="success"
      showIcon
      title={`成功导入 ${String(result.accepted)} 个单位${left === 0 ? '' : `，跳过 ${String(left)} 行`}。`}
      description={
        <Space wrap>
          <Button type="primary" onClick={close}>
            查看单位
          </Button>
          <Button onClick={restart}>再导入一份</Button>
        </Space>
      }
    />
  )
}

interface StepsProps {
  readonly work: ImportWork
  readonly send: ReturnType<typeof useImport>['send']
}

function Steps({ work, send }: StepsProps): ReactNode {
  const { file, fault, share } = work
  const apply = (skipErrors: boolean): void => {
    if (file) void send(file, { apply: true, skipErrors })
  }
  return (
    <ol className="import-steps">
      <li>
        <h3>下载模板</h3>
        <p>模板带有下拉选项和一行示例，示例行导入前请删除。已有的单位不会被改动，代码重复会提示错误。</p>
        <Button href="/api/v1/units/import/template.xlsx">下载模板</Button>
      </li>
      <li>
        <h3>上传并检查</h3>
        <p>上传后先检查，不会写入。</p>
        <ChooseFile choose={(chosen) => void send(chosen, { apply: false })} />
        {file ? <p className="quiet">已检查：{file.name}</p> : null}
        {share === null ? null : <Progress percent={Math.round(share * 100)} aria-label="上传进度" />}
        {fault === null ? null : <FaultNotice error={fault} />}
      </li>
      <li>
        <h3>核对并确认</h3>
        <div aria-live="polite">
          <ImportCheck work={work} apply={apply} />
        </div>
      </li>
    </ol>
  )
}

/** Units from Excel: template, upload, check, correction, confirmation. */
export function UnitImport({ opening }: { opening: Opening }): ReactNode {
  const { work, send, restart } = useImport()
  const leave = (): void => {
    restart()
    opening.close()
  }
  return (
    <Drawer title="从 Excel 导入单位" open={opening.isOpen} size={640} onClose={leave} destroyOnHidden>
      {work.result?.applied === true ? (
        <Done result={work.result} close={leave} restart={restart} />
      ) : (
        <Steps work={work} send={send} />
      )}
    </Drawer>
  )
}
