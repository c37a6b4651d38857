import { Alert, Button, Table } from 'antd'
import type { ReactNode } from 'react'
import { RowErrors } from '../../parts/row-errors.tsx'
import { ScrollArea } from '../../parts/scroll-area.tsx'
import type { YearResult, YearWork } from './use-year-import.ts'

function Changes({ changes }: Pick<YearResult, 'changes'>): ReactNode {
  return (
    <ScrollArea name="变化的日子">
      <Table
        size="small"
        rowKey="day"
        dataSource={changes}
        scroll={{ x: 'max-content' }}
        columns={[
          { title: '日期', dataIndex: 'day' },
          { title: '原来', dataIndex: 'before' },
          { title: '导入后', dataIndex: 'after' },
          { title: '影响期限', dataIndex: 'movesDates', render: (moves: boolean) => (moves ? '是' : '否') },
        ]}
        pagination={{ pageSize: 10, hideOnSinglePage: true, showTotal: (total) => `共 ${String(total)} 天` }}
      />
    </ScrollArea>
  )
}

function Warnings({ warnings }: Pick<YearResult, 'warnings'>): ReactNode {
  if (warnings.length === 0) return null
  const lines = (
    <ul>
      {warnings.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
  return <Alert type="warning" showIcon title="请对照通知核对，确认无误仍可导入" description={lines} />
}

/** What the check found, before anything is written; with one fault nothing can be taken in. */
export function YearCheck({ work, apply }: { work: YearWork; apply: (over: number) => void }): ReactNode {
  const { result, head, isBusy } = work
  if (!result || !head) return <p className="quiet">上传后在这里显示检查结果。</p>
  if (result.errors.length > 0)
    return (
      <>
        <Alert type="error" showIcon title="文件中有错误，没有写入。请改好后重新上传。" />
        <RowErrors errors={result.errors} />
      </>
    )
  const year = String(head.year)
  const words = result.version === 0 ? `公布${year}年` : `更正${year}年，原来的第 ${String(result.version)} 版保留`
  return (
    <>
      <Alert
        type="success"
        showIcon
        title={`检查通过，共 ${String(result.accepted)} 天，${String(result.changes.length)} 天有变化。还没有写入。`}
      />
      <Warnings warnings={result.warnings} />
      <Changes changes={result.changes} />
      <Button
        type="primary"
        loading={isBusy}
        style={{ marginTop: 12 }}
        onClick={() => {
          apply(result.version)
        }}
      >
        {words}
      </Button>
    </>
  )
}
