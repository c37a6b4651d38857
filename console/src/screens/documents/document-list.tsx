import { Button, type TableProps } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { AUDIENCE_NAMES } from '../../../../src/kernel/audience.ts'
import { listDocuments } from '../../../../src/features/disclosures/disclosures.contract.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import type { Wanted } from '../../api/call.ts'
import { useCall } from '../../api/use-call.ts'
import { useSession } from '../../app/session.tsx'
import { useItemChoices, useUnitChoices } from '../../parts/choices.ts'
import { Page } from '../../parts/page.tsx'
import { ChoiceField, DaysField, WordsField } from '../../parts/query-fields.tsx'
import { type ListState, QueryBar, Rows, useListState } from '../../parts/table-page.tsx'
import { useOpen } from '../../parts/use-open.ts'
import { instantText, stateOptions, StateTag } from '../../parts/words.tsx'
import { NewDocument } from './new-document.tsx'

type Row = Reply<typeof listDocuments>['rows'][number]
type Query = NonNullable<Wanted<typeof listDocuments>['query']>

const COLUMNS: NonNullable<TableProps<Row>['columns']> = [
  {
    title: '标题',
    dataIndex: 'title',
    render: (title: string, { id }) => <Link to={`/documents/${id}`}>{title === '' ? '（还没有标题）' : title}</Link>,
    width: 340,
  },
  { title: '责任单位', dataIndex: 'unitName', width: 140 },
  {
    title: '办理',
    key: 'work',
    width: 170,
    render: (_, { workState, stepName }) => (
      <>
        <StateTag of="work" state={workState} />
        {stepName}
      </>
    ),
  },
  {
    title: '公开',
    key: 'public',
    width: 150,
    render: (_, { publicationState, publicNo }) =>
      publicationState === null ? (
        <span className="quiet">未公开</span>
      ) : (
        <>
          <StateTag of="public" state={publicationState} />
          {publicNo === null ? null : <a href={`/info/${String(publicNo)}`}>第 {publicNo} 号</a>}
        </>
      ),
  },
  {
    title: '范围',
    dataIndex: 'audience',
    width: 90,
    render: (audience: Row['audience']) => AUDIENCE_NAMES[audience],
  },
  {
    title: '最近修改',
    key: 'changed',
    width: 200,
    render: (_, { changedAt, savedBy }) => `${instantText(changedAt)} ${savedBy}`,
  },
]

function queryOf(list: ListState): Query {
  const mine = list.get('mine') === '1'
  return {
    page: list.page,
    size: list.size,
    q: list.get('q'),
    unitId: list.get('unit'),
    itemId: list.get('item'),
    columnId: list.get('column'),
    workState: list.get('work') as Row['workState'] | undefined,
    publicationState: list.get('public') as NonNullable<Row['publicationState']> | undefined,
    from: list.get('from'),
    until: list.get('until'),
    mine: mine ? true : undefined,
    emergency: list.get('emergency') === '1' ? true : undefined,
  }
}

function Search({ list }: { list: ListState }): ReactNode {
  const units = useUnitChoices()
  const items = useItemChoices()
  return (
    <QueryBar list={list}>
      <WordsField list={list} name="q" label="标题" width={220} />
      <ChoiceField list={list} name="unit" label="责任单位" width={180} options={units} />
      <ChoiceField list={list} name="item" label="公开事项" width={260} options={items} />
      <ChoiceField list={list} name="work" label="办理状态" width={120} options={stateOptions('work')} />
      <ChoiceField list={list} name="public" label="公开状态" width={140} options={stateOptions('public')} />
      <DaysField list={list} label="修改日期" />
    </QueryBar>
  )
}

function Actions({ list, start }: { list: ListState; start: () => void }): ReactNode {
  const isMine = list.get('mine') === '1'
  const toggle = (): void => {
    list.set({ mine: isMine ? undefined : '1' })
  }
  return (
    <>
      <Button onClick={toggle}>{isMine ? '全部信息' : '只看我起草的'}</Button>
      <Button type="primary" onClick={start}>
        新建信息
      </Button>
    </>
  )
}

/** 信息: every document that the person may see, found by what is known of it. */
export default function DocumentList(): ReactNode {
  const list = useListState()
  const { may } = useSession()
  const query = useCall(listDocuments, { query: queryOf(list) })
  const creating = useOpen()
  const actions = may('documents.write') ? <Actions list={list} start={creating.open} /> : undefined
  const empty = '没有符合条件的信息。可以放宽条件，或者点“重置”。'
  return (
    <Page title="信息" lead="从起草到公开，每一份信息都在这里。" actions={actions}>
      <Search list={list} />
      <div className="panel">
        <Rows query={query} list={list} columns={COLUMNS} rowKey="id" empty={empty} />
      </div>
      <NewDocument isOpen={creating.isOpen} close={creating.close} />
    </Page>
  )
}
