import { Button, type TableProps } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import { listApplications } from '../../../../src/features/applications/application-views.contract.ts'
import { APPLICATION_STATES } from '../../../../src/kernel/case-words.ts'
import { useCall } from '../../api/use-call.ts'
import { useSession } from '../../app/session.tsx'
import { useUnitChoices } from '../../parts/choices.ts'
import { Page } from '../../parts/page.tsx'
import { ChoiceField, WordsField } from '../../parts/query-fields.tsx'
import { type ListState, QueryBar, Rows, useListState } from '../../parts/table-page.tsx'
import { useOpen } from '../../parts/use-open.ts'
import { optionsOf } from '../documents/names.ts'
import type { CaseRow } from './case-view.ts'
import { DueField, DueWords } from '../cases/due-words.tsx'
import { CHANNEL_NAMES } from './names.ts'
import { type Receipt, ReceiptDialog } from '../cases/receipt.tsx'
import { RegisterForm } from './register-form.tsx'
import { ToReassess } from './to-reassess.tsx'

const COLUMNS: NonNullable<TableProps<CaseRow>['columns']> = [
  {
    title: '编号',
    dataIndex: 'number',
    width: 150,
    render: (number: string, { id }) => <Link to={`/applications/${id}`}>{number}</Link>,
  },
  { title: '申请事项', dataIndex: 'subject', width: 300 },
  { title: '状态', dataIndex: 'stateName', width: 110 },
  { title: '答复期限', key: 'due', width: 220, render: (_, row) => <DueWords {...row} /> },
  {
    title: '牵头单位',
    dataIndex: 'leadUnitName',
    width: 140,
    render: (name: string) => (name === '' ? <span className="quiet">未交办</span> : name),
  },
  {
    title: '来自',
    key: 'came',
    width: 190,
    render: (_, { channel, openedOn }) => `${openedOn} ${CHANNEL_NAMES[channel]}`,
  },
]

const SCOPES = [
  { value: 'open', label: '没有归档的' },
  { value: 'closed', label: '已归档的' },
]
/** Offered to the supervision office alone: whoever handles them must not know. */
const TRIALS = [
  { value: 'trial', label: '暗访件' },
  { value: 'trial-closed', label: '已归档的暗访件' },
]

function Search({ list }: { list: ListState }): ReactNode {
  const units = useUnitChoices()
  const { may } = useSession()
  const scopes = may('applications.watch') ? [...SCOPES, ...TRIALS] : SCOPES
  return (
    <QueryBar list={list}>
      <WordsField list={list} name="number" label="编号" width={160} />
      <ChoiceField list={list} name="state" label="状态" width={130} options={optionsOf(APPLICATION_STATES)} />
      <ChoiceField list={list} name="unit" label="承办单位" width={180} options={units} />
      <DueField list={list} />
      <ChoiceField list={list} name="scope" label="范围" width={130} options={scopes} usual="open" />
    </QueryBar>
  )
}

function Registering(): ReactNode {
  const form = useOpen()
  const [receipt, setReceipt] = useState<Receipt | null>(null)
  return (
    <>
      <Button type="primary" onClick={form.open}>
        登记纸质申请
      </Button>
      <RegisterForm isOpen={form.isOpen} close={form.close} registered={setReceipt} />
      <ReceiptDialog
        receipt={receipt}
        title="信息公开申请回执"
        note="查询码只显示这一次，关闭后无法再看到，学校也不保存。凭编号和查询码可以在网上查看进度、补正、撤回和领取答复。请交给申请人。"
        doneText="已交给申请人，关闭"
        close={() => {
          setReceipt(null)
        }}
      />
    </>
  )
}

/** What the address asks for. */
function askedOf(list: ListState) {
  const state = list.get('state') as CaseRow['state'] | undefined
  const scope = list.get('scope') ?? 'open'
  return {
    ...{ page: list.page, size: list.size, state, unitId: list.get('unit'), number: list.get('number') },
    dueUntil: list.get('due'),
    closed: scope.endsWith('closed') || state === 'closed' ? true : undefined,
    mystery: scope.startsWith('trial') ? true : undefined,
  }
}

/** 依申请公开: the inbox, what falls due first in front. */
export default function ApplicationList(): ReactNode {
  const list = useListState()
  const { may } = useSession()
  const query = useCall(listApplications, { query: askedOf(list) })
  return (
    <Page
      title="依申请公开"
      lead="没有答复的、先到期的在前，已答复待归档的在后。这里不显示申请人是谁。"
      actions={may('applications.handle') ? <Registering /> : undefined}
    >
      <Search list={list} />
      <div className="panel">
        <Rows query={query} list={list} columns={COLUMNS} rowKey="id" empty="没有符合条件的申请。" />
        {query.data?.isCapped === true ? <p className="quiet">超过一万件，只数到一万。请放窄条件查询。</p> : null}
      </div>
      {may('applications.handle') ? <ToReassess /> : null}
    </Page>
  )
}
