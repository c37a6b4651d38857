import { Button, type TableProps } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import { listLetters } from '../../../../src/features/mailboxes/letters.contract.ts'
import { useCall } from '../../api/use-call.ts'
import { useSession } from '../../app/session.tsx'
import { ACTIONS } from '../../parts/card-table.tsx'
import { Page, Panel } from '../../parts/page.tsx'
import { Rows, useListState } from '../../parts/table-page.tsx'
import { DueWords } from '../cases/due-words.tsx'
import { type Receipt, ReceiptDialog } from '../cases/receipt.tsx'
import { CallForm } from './call-form.tsx'
import { CallBackForm } from './letter-dialogs.tsx'
import type { LetterRow } from './letter-view.ts'

function columnsFor(callBack: (id: string) => void): NonNullable<TableProps<LetterRow>['columns']> {
  return [
    {
      title: '编号',
      dataIndex: 'number',
      width: 150,
      render: (number: string, { id }) => <Link to={`/mailbox-letters/${id}`}>{number}</Link>,
    },
    { title: '事项', dataIndex: 'subject', width: 260 },
    { title: '状态', dataIndex: 'stateName', width: 100 },
    { title: '答复期限', key: 'due', width: 220, render: (_, row) => <DueWords {...row} /> },
    {
      title: '牵头单位',
      dataIndex: 'leadUnitName',
      width: 140,
      render: (name: string) => (name === '' ? <span className="quiet">未分办</span> : name),
    },
    {
      title: '操作',
      key: ACTIONS,
      width: 110,
      render: (_, { id, number }) => (
        <Button
          size="small"
          aria-label={`登记回电${number}`}
          onClick={() => {
            callBack(id)
          }}
        >
          登记回电
        </Button>
      ),
    },
  ]
}

/** The calls that nobody has dealt with to the end. */
function Calls(): ReactNode {
  const list = useListState()
  const [called, setCalled] = useState<string | null>(null)
  const query = useCall(listLetters, { query: { caseName: 'phone', page: list.page, size: list.size } })
  return (
    <Panel title="没有归档的来电">
      <Rows query={query} list={list} columns={columnsFor(setCalled)} rowKey="id" empty="没有待办的来电。" />
      <CallBackForm
        id={called ?? ''}
        isOpen={called !== null}
        close={() => {
          setCalled(null)
        }}
      />
    </Panel>
  )
}

/** 来电登记: a call is written down while it lasts, without the mouse, and the caller is told number and code. */
export default function CallLog(): ReactNode {
  const { may } = useSession()
  const [receipt, setReceipt] = useState<Receipt | null>(null)
  const [round, setRound] = useState(0)
  return (
    <Page
      title="来电登记"
      lead="边听边记：Tab 到下一项，方向键选择，回车登记（内容里按 Ctrl+回车）。登记后把编号和查询码念给对方。"
    >
      {may('mailboxes.handle') ? <CallForm key={round} registered={setReceipt} isFirst={round === 0} /> : null}
      <Calls />
      <ReceiptDialog
        receipt={receipt}
        title="来电已登记"
        note="查询码只显示这一次。请念给对方，凭编号和查询码可以在网上查看进度和答复。"
        doneText="已告知，登记下一个"
        close={() => {
          setReceipt(null)
        }}
        closed={() => {
          setRound(round + 1)
        }}
      />
    </Page>
  )
}
