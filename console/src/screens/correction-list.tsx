import { Button, Drawer, Form, Input, Radio, type TableProps } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import { answerCorrection, listCorrections } from '../../../src/features/disclosures/corrections.contract.ts'
import type { Reply } from '../../../src/platform/http/endpoint.contract.ts'
import { useAct, useCall } from '../api/use-call.ts'
import { useUnitChoices } from '../parts/choices.ts'
import { Page } from '../parts/page.tsx'
import { ChoiceField } from '../parts/query-fields.tsx'
import { QueryBar, Rows, useListState } from '../parts/table-page.tsx'
import { TaskFrame } from '../parts/task-frame.tsx'
import { instantText, stateOptions, StateTag } from '../parts/words.tsx'

type Row = Reply<typeof listCorrections>['rows'][number]

interface Values {
  readonly state: 'corrected' | 'declined'
  readonly answer: string
}

function AnswerForm({ row, done }: { row: Row; done: () => void }): ReactNode {
  const answer = useAct(answerCorrection)
  return (
    <TaskFrame<Values>
      okText="答复"
      doneText="已答复"
      done={done}
      ability={row.mayAnswer}
      initial={{ state: 'corrected' }}
      run={(body) => answer.mutateAsync({ params: { id: row.id }, body })}
    >
      <Form.Item name="state" label="处理结果">
        <Radio.Group
          options={[
            { value: 'corrected', label: '反映属实，已更正' },
            { value: 'declined', label: '经核实无误' },
          ]}
        />
      </Form.Item>
      <Form.Item
        name="answer"
        label="答复"
        rules={[{ required: true, whitespace: true, message: '请写明核实情况和处理结果' }]}
      >
        <Input.TextArea rows={5} maxLength={1000} showCount />
      </Form.Item>
    </TaskFrame>
  )
}

function Detail({ row, close }: { row: Row; close: () => void }): ReactNode {
  return (
    <Drawer open title={`纠错反映 ${row.number}`} size={560} onClose={close}>
      <p>
        <Link to={`/documents/${row.documentId}`}>{row.title}</Link>{' '}
        <a href={`/info/${String(row.publicNo)}`}>门户页面</a>
      </p>
      <p className="quiet">
        {instantText(row.reportedAt)} 收到{row.dueOn === null ? '' : `，应于 ${row.dueOn} 前答复`}
      </p>
      <blockquote
        style={{ whiteSpace: 'pre-wrap', margin: '0 0 16px', borderLeft: '3px solid var(--line)', paddingLeft: 12 }}
      >
        {row.what}
      </blockquote>
      <p>联系方式：{row.contact === '' ? '没有留下' : row.contact}</p>
      {row.state === 'open' ? (
        <AnswerForm row={row} done={close} />
      ) : (
        <p>
          <StateTag of="correction" state={row.state} />
          {row.answeredAt === null ? '' : instantText(row.answeredAt)}：{row.answer}
        </p>
      )}
    </Drawer>
  )
}

function columnsFor(show: (row: Row) => void): NonNullable<TableProps<Row>['columns']> {
  return [
    { title: '编号', dataIndex: 'number', width: 150 },
    {
      title: '反映内容',
      key: 'what',
      width: 380,
      render: (_, row) => (
        <Button
          type="link"
          style={{ padding: 0, whiteSpace: 'normal', textAlign: 'left', height: 'auto' }}
          onClick={() => {
            show(row)
          }}
        >
          {row.what.length > 60 ? `${row.what.slice(0, 60)}…` : row.what}
        </Button>
      ),
    },
    { title: '信息', dataIndex: 'title', width: 260, ellipsis: true },
    { title: '责任单位', dataIndex: 'unitName', width: 140 },
    { title: '状态', key: 'state', width: 100, render: (_, { state }) => <StateTag of="correction" state={state} /> },
    { title: '答复期限', key: 'due', width: 120, render: (_, { dueOn, state }) => (state === 'open' ? dueOn : '') },
  ]
}

/** 纠错反映: what readers say is inaccurate, and what the school answered. */
export default function CorrectionList(): ReactNode {
  const list = useListState()
  const units = useUnitChoices()
  const [shown, setShown] = useState<Row | null>(null)
  const state = list.get('state') as Row['state'] | undefined
  const query = useCall(listCorrections, {
    query: { page: list.page, size: list.size, state, unitId: list.get('unit') },
  })
  const close = (): void => {
    setShown(null)
  }
  return (
    <Page title="纠错反映" lead="读者在信息页面上反映“此信息不准确”的，都在这里。">
      <QueryBar list={list}>
        <ChoiceField list={list} name="state" label="状态" width={120} options={stateOptions('correction')} />
        <ChoiceField list={list} name="unit" label="责任单位" width={180} options={units} />
      </QueryBar>
      <div className="panel">
        <Rows query={query} list={list} columns={columnsFor(setShown)} rowKey="id" empty="没有符合条件的反映。" />
      </div>
      {shown ? <Detail row={shown} close={close} /> : null}
    </Page>
  )
}
