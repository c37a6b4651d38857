import { Tag, type TableProps } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { listLetters } from '../../../../src/features/mailboxes/letters.contract.ts'
import { LETTER_KIND_NAMES, LETTER_STATES } from '../../../../src/kernel/case-words.ts'
import { useCall } from '../../api/use-call.ts'
import { useUnitChoices } from '../../parts/choices.ts'
import { Page } from '../../parts/page.tsx'
import { ChoiceField, WordsField } from '../../parts/query-fields.tsx'
import { type ListState, QueryBar, Rows, useListState } from '../../parts/table-page.tsx'
import { DueField, DueWords } from '../cases/due-words.tsx'
import { optionsOf } from '../documents/names.ts'
import type { LetterRow } from './letter-view.ts'
import { useBoxChoices } from './mailbox-choices.ts'
import { CASE_NAMES } from './names.ts'

const COLUMNS: NonNullable<TableProps<LetterRow>['columns']> = [
  {
    title: '编号',
    dataIndex: 'number',
    width: 150,
    render: (number: string, { id }) => <Link to={`/mailbox-letters/${id}`}>{number}</Link>,
  },
  {
    title: '事项',
    key: 'subject',
    width: 220,
    render: (_, { subject, isImportant }) => (
      <>
        {isImportant ? <Tag color="warning">重要</Tag> : null}
        {subject}
      </>
    ),
  },
  { title: '信箱', dataIndex: 'mailboxName', width: 120 },
  { title: '类型', dataIndex: 'kindName', width: 70 },
  { title: '状态', dataIndex: 'stateName', width: 100 },
  { title: '答复期限', key: 'due', width: 205, render: (_, row) => <DueWords {...row} /> },
  {
    title: '牵头单位',
    dataIndex: 'leadUnitName',
    width: 125,
    render: (name: string) => (name === '' ? <span className="quiet">未分办</span> : name),
  },
  { title: '收到', dataIndex: 'openedOn', width: 110 },
]

const SCOPES = [
  { value: 'open', label: '没有归档的' },
  { value: 'closed', label: '已归档的' },
]
const IMPORTANT = [{ value: 'yes', label: '只看重要来信' }]

function Search({ list }: { list: ListState }): ReactNode {
  return (
    <QueryBar list={list}>
      <WordsField list={list} name="number" label="编号" width={160} />
      <ChoiceField list={list} name="state" label="状态" width={130} options={optionsOf(LETTER_STATES)} />
      <ChoiceField list={list} name="box" label="信箱" width={170} options={useBoxChoices()} />
      <ChoiceField list={list} name="from" label="来自" width={120} options={optionsOf(CASE_NAMES)} />
      <ChoiceField list={list} name="kind" label="类型" width={110} options={optionsOf(LETTER_KIND_NAMES)} />
      <ChoiceField list={list} name="unit" label="承办单位" width={180} options={useUnitChoices()} />
      <DueField list={list} />
      <ChoiceField list={list} name="important" label="重要" width={140} options={IMPORTANT} />
      <ChoiceField list={list} name="scope" label="范围" width={130} options={SCOPES} usual="open" />
    </QueryBar>
  )
}

function useLetters(list: ListState) {
  const state = list.get('state') as LetterRow['state'] | undefined
  const isClosed = list.get('scope') === 'closed' || state === 'closed'
  return useCall(listLetters, {
    query: {
      page: list.page,
      size: list.size,
      closed: isClosed ? true : undefined,
      state,
      mailboxId: list.get('box'),
      caseName: list.get('from') as LetterRow['caseName'] | undefined,
      kind: list.get('kind') as LetterRow['kind'] | undefined,
      unitId: list.get('unit'),
      number: list.get('number'),
      dueUntil: list.get('due'),
      isImportant: list.get('important') === 'yes' ? true : undefined,
    },
  })
}

/** 来信办理: letters, suggestions, complaints and calls in one list, what falls due first in front. */
export default function LetterList(): ReactNode {
  const list = useListState()
  const query = useLetters(list)
  return (
    <Page title="来信办理" lead="没有答复的、先到期的在前，已答复待归档的在后。这里不显示来信人是谁。">
      <Search list={list} />
      <div className="panel">
        <Rows query={query} list={list} columns={COLUMNS} rowKey="id" empty="没有符合条件的来信。" />
        {query.data?.isCapped === true ? <p className="quiet">超过一万件，只数到一万。请放窄条件查询。</p> : null}
      </div>
    </Page>
  )
}
