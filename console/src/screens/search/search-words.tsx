import { Button, Table, type TableProps } from 'antd'
import { type ReactNode, useState } from 'react'
import { listQuestionsEndpoint, unpinAnswerEndpoint } from '../../../../src/features/search/search.contract.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { useAct, useCall } from '../../api/use-call.ts'
import { useDo } from '../../parts/fault.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Page, Panel } from '../../parts/page.tsx'
import { ChoiceField } from '../../parts/query-fields.tsx'
import { ScrollArea } from '../../parts/scroll-area.tsx'
import { QueryBar, useListState } from '../../parts/table-page.tsx'
import { useOpen } from '../../parts/use-open.ts'
import { PinDialog, TermDialog } from './word-forms.tsx'
import { WordsPanel } from './words-panel.tsx'

type Questions = Reply<typeof listQuestionsEndpoint>
type Missed = Questions['missed'][number]

const PERIODS = [
  { value: '7', label: '近 7 天' },
  { value: '30', label: '近 30 天' },
  { value: '365', label: '近一年' },
]

interface Acts {
  readonly addTerm: (q: string) => void
  readonly pin: (q: string) => void
}

function missedColumns({ addTerm, pin }: Acts): NonNullable<TableProps<Missed>['columns']> {
  return [
    { title: '搜索词', dataIndex: 'q', render: (q: string) => <a href={`/search?q=${encodeURIComponent(q)}`}>{q}</a> },
    { title: '次数', dataIndex: 'missed', width: 90 },
    { title: '最近', dataIndex: 'lastOn', width: 130 },
    {
      title: '处理',
      key: 'act',
      width: 200,
      render: (_, { q }) => (
        <>
          <Button
            type="link"
            size="small"
            aria-label={`把“${q}”加入词库`}
            onClick={() => {
              addTerm(q)
            }}
          >
            加入词库
          </Button>
          <Button
            type="link"
            size="small"
            aria-label={`为“${q}”推荐答案`}
            onClick={() => {
              pin(q)
            }}
          >
            推荐答案
          </Button>
        </>
      ),
    },
  ]
}

function MissedPanel({ missed, acts }: { missed: Questions['missed']; acts: Acts }): ReactNode {
  return (
    <Panel title="搜不到的词">
      <ScrollArea>
        <Table<Missed>
          size="middle"
          columns={missedColumns(acts)}
          dataSource={missed}
          rowKey="q"
          pagination={false}
          scroll={{ x: 'max-content' }}
          locale={{ emptyText: <p className="quiet">这段时间没有反复搜不到的词。</p> }}
        />
      </ScrollArea>
    </Panel>
  )
}

function AskedPanel({ asked }: Pick<Questions, 'asked'>): ReactNode {
  return (
    <Panel title="常搜的词">
      {asked.length === 0 ? (
        <p className="quiet">还没有足够的搜索。</p>
      ) : (
        <p>{asked.map(({ q, asked: n }) => `${q}（${String(n)} 次）`).join('、')}</p>
      )}
      <p className="quiet">首页“大家在找”的词在“学校资料”中填写，可从这里挑选。</p>
    </Panel>
  )
}

function PinsPanel({ pins, pin }: Pick<Questions, 'pins'> & Pick<Acts, 'pin'>): ReactNode {
  const unpin = useAct(unpinAnswerEndpoint)
  const act = useDo()
  const add = (
    <Button
      onClick={() => {
        pin('')
      }}
    >
      新增推荐答案
    </Button>
  )
  return (
    <Panel title="推荐答案" more={add}>
      {pins.length === 0 ? <p className="quiet">还没有推荐答案。</p> : null}
      <ul className="lines">
        {pins.map(({ word, no, title, isShown }) => (
          <li key={`${word} ${String(no)}`}>
            <b>{word}</b>
            <span className="grow">
              <a href={`/info/${String(no)}`}>{title}</a>
              {isShown ? '' : '（已不公开，不再显示）'}
            </span>
            <Button
              size="small"
              aria-label={`取消“${word}”的推荐答案`}
              onClick={() => void act(() => unpin.mutateAsync({ params: { word, no } }), '已取消')}
            >
              取消
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** 搜索: what people do not find, what they look for, and what the office does about it. */
export default function SearchWords(): ReactNode {
  const list = useListState()
  const query = useCall(listQuestionsEndpoint, { query: { days: Number(list.get('days') ?? 30) } })
  const [word, setWord] = useState('')
  const [term, pin] = [useOpen(), useOpen()]
  const acts: Acts = {
    addTerm: (q) => {
      setWord(q)
      term.open()
    },
    pin: (q) => {
      setWord(q)
      pin.open()
    },
  }
  return (
    <Page
      title="搜索"
      lead="只按天累计次数，不记录是谁、从哪里搜索；像证件号、电话的内容不保存，只被搜过一次的不显示。"
    >
      <QueryBar list={list}>
        <ChoiceField list={list} name="days" label="期间" width={130} options={PERIODS} usual="30" />
      </QueryBar>
      <Loaded query={query}>
        {({ missed, asked, pins }) => (
          <>
            <MissedPanel missed={missed} acts={acts} />
            <PinsPanel pins={pins} pin={acts.pin} />
            <AskedPanel asked={asked} />
          </>
        )}
      </Loaded>
      <WordsPanel />
      <TermDialog key={`term ${word}`} isOpen={term.isOpen} close={term.close} word={word} means={[]} />
      <PinDialog key={`pin ${word}`} isOpen={pin.isOpen} close={pin.close} word={word} />
    </Page>
  )
}
