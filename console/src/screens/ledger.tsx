import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button, type TableProps } from 'antd'
import type { ReactNode } from 'react'
import { listLedger } from '../../../src/features/supervision/ledger.contract.ts'
import { call, type Wanted } from '../api/call.ts'
import { keyOf } from '../api/use-call.ts'
import { useUnitChoices } from '../parts/choices.ts'
import { Page } from '../parts/page.tsx'
import { ChoiceField, DaysField, WordsField } from '../parts/query-fields.tsx'
import { type ListState, QueryBar, Rows, useListState } from '../parts/table-page.tsx'
import { instantText } from '../parts/words.tsx'
import { EntryFacts } from './ledger/entry-facts.tsx'
import { type Entry, sentenceOf, TYPE_CHOICES } from './ledger/entry-words.ts'
import '../styles/settings.css'

const COLUMNS: NonNullable<TableProps<Entry>['columns']> = [
  { title: '时间', dataIndex: 'at', width: 150, responsive: ['md'], render: instantText },
  {
    title: '记录',
    key: 'sentence',
    render: (_, entry) => (
      <>
        <span className="only-small quiet">{instantText(entry.at)}</span>
        {sentenceOf(entry)}
      </>
    ),
  },
  { title: '责任单位', dataIndex: 'unitName', width: 170, responsive: ['md'] },
  {
    title: '封存序号',
    dataIndex: 'sealSeq',
    width: 110,
    responsive: ['md'],
    render: (seq: number | null) => (seq === null ? <span className="quiet">待封存</span> : seq),
  },
]

function Search({ list }: { list: ListState }): ReactNode {
  const units = useUnitChoices()
  return (
    <QueryBar list={list}>
      <ChoiceField list={list} name="type" label="类别" width={200} options={TYPE_CHOICES} />
      <WordsField list={list} name="actor" label="办理人姓名" width={170} />
      <ChoiceField list={list} name="unit" label="责任单位" width={180} options={units} />
      <DaysField list={list} label="日期" />
      <WordsField list={list} name="subject" label="对象编号" width={230} />
    </QueryBar>
  )
}

function queryOf(list: ListState): NonNullable<Wanted<typeof listLedger>['query']> {
  return {
    page: list.page,
    size: list.size,
    type: list.get('type'),
    actor: list.get('actor'),
    unitId: list.get('unit'),
    subjectId: list.get('subject'),
    from: list.get('from'),
    until: list.get('until'),
  }
}

const NO_FILTER = { type: undefined, actor: undefined, unit: undefined, from: undefined, until: undefined }

/** Asked once and not again by itself: each reading is an entry of its own. */
function useLedger(list: ListState) {
  const input = { query: queryOf(list) }
  return useQuery({
    queryKey: keyOf(listLedger, input),
    queryFn: () => call(listLedger, input),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** 台账: what was done by whom and why, for those who watch. */
export default function Ledger(): ReactNode {
  const list = useListState()
  const query = useLedger(list)
  const again = (
    <Button loading={query.isFetching} onClick={() => void query.refetch()}>
      重新查询
    </Button>
  )
  return (
    <Page title="台账" lead="只能查阅，任何人都不能改动。您的每一次查询也记在台账上。" actions={again}>
      <Search list={list} />
      <div className="panel">
        <Rows
          query={query}
          list={list}
          columns={COLUMNS}
          rowKey="position"
          empty="没有符合条件的记录。可以放宽条件，或者点“重置”。"
          more={{
            // Sentences wrap; on a phone they stand alone, with their time.
            scroll: {},
            className: '',
            expandable: {
              columnTitle: <span className="unseen">详情</span>,
              expandedRowRender: (entry) => (
                <EntryFacts
                  entry={entry}
                  follow={() => {
                    list.set({ ...NO_FILTER, subject: entry.subjectId })
                  }}
                />
              ),
            },
          }}
        />
        <p className="quiet">超过 10000 条时只数到 10000 条，请用日期缩小范围。</p>
      </div>
    </Page>
  )
}
