import { Button, Tag, type TableProps } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { changeHost, listOuterLinks } from '../../../../src/features/monitors/monitors.contract.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { useAct, useCall } from '../../api/use-call.ts'
import { useDo } from '../../parts/fault.tsx'
import { ActDialog, ShortText } from '../../parts/fields.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Page, Panel } from '../../parts/page.tsx'
import { ChoiceField } from '../../parts/query-fields.tsx'
import { type ListState, QueryBar, Rows, useListState } from '../../parts/table-page.tsx'
import { useOpen } from '../../parts/use-open.ts'
import { instantText } from '../../parts/words.tsx'
import { optionsOf } from '../documents/names.ts'

type View = Reply<typeof listOuterLinks>
type Row = View['rows'][number]

const STATES = {
  dangerous: '指向不当',
  dead: '打不开',
  failed: '检查未通过',
  fine: '正常',
  'not-asked': '没有检查',
  unchecked: '等待检查',
} as const
type State = keyof typeof STATES

const COLOURS: Readonly<Partial<Record<State, string>>> = { dangerous: 'error', dead: 'error', failed: 'warning' }

const COLUMNS: NonNullable<TableProps<Row>['columns']> = [
  {
    title: '链接',
    dataIndex: 'href',
    width: 380,
    // The page may be the wrong one: it is shown, and not made easy to open.
    render: (href: string) => <span style={{ wordBreak: 'break-all' }}>{href}</span>,
  },
  {
    title: '状态',
    key: 'state',
    width: 110,
    render: (_, { state }) => {
      const key = state as State
      const colour = COLOURS[key]
      return <Tag {...(colour === undefined ? {} : { color: colour })}>{STATES[key]}</Tag>
    },
  },
  { title: '结果', dataIndex: 'reason', width: 260 },
  { title: '出现在', key: 'places', width: 90, render: (_, { places }) => `${String(places)} 条信息` },
  {
    title: '最近检查',
    key: 'checkedAt',
    width: 150,
    render: (_, { checkedAt }) => (checkedAt === null ? '还没有' : instantText(checkedAt)),
  },
]

function AddHost(): ReactNode {
  const { isOpen, open, close } = useOpen()
  const change = useAct(changeHost)
  return (
    <>
      <Button size="small" onClick={open}>
        增加
      </Button>
      <ActDialog<{ host: string; note?: string }>
        isOpen={isOpen}
        close={close}
        title="不得链接的网站"
        okText="增加"
        done="已增加，指向它的链接随后重新检查"
        run={({ host, note = '' }) => change.mutateAsync({ body: { host, note, isListed: true } })}
      >
        <ShortText name="host" label="域名" isRequired extra="如 example.com，包括它下面的域名。" />
        <ShortText name="note" label="说明" />
      </ActDialog>
    </>
  )
}

function Hosts({ hosts, mayManage }: Pick<View, 'hosts' | 'mayManage'>): ReactNode {
  const change = useAct(changeHost)
  const act = useDo()
  return (
    <Panel title="不得链接的网站" {...(mayManage ? { more: <AddHost /> } : {})}>
      {hosts.length === 0 ? <p className="quiet">没有。</p> : null}
      <ul className="lines">
        {hosts.map(({ host, note }) => (
          <li key={host}>
            <b>{host}</b>
            <span className="grow quiet">{note}</span>
            {mayManage ? (
              <Button
                size="small"
                aria-label={`移出 ${host}`}
                onClick={() => void act(() => change.mutateAsync({ body: { host, note, isListed: false } }), '已移出')}
              >
                移出
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function countsText(counts: View['counts']): string {
  if (counts.length === 0) return '公开的信息中还没有找到指向其他网站的链接。'
  return counts.map(({ state, count }) => `${STATES[state as State]} ${String(count)}`).join('，')
}

function Links({ list }: { list: ListState }): ReactNode {
  const query = useCall(listOuterLinks, {
    query: { page: list.page, size: list.size, state: list.get('state') as State | undefined },
  })
  return (
    <>
      <Loaded query={query}>{({ counts }) => <p className="quiet">{countsText(counts)}</p>}</Loaded>
      <div className="panel">
        <Rows query={query} list={list} columns={COLUMNS} rowKey="href" empty="没有这样的链接。" />
      </div>
      <Loaded query={query}>{(view) => <Hosts {...view} />}</Loaded>
    </>
  )
}

/** 外部链接: where what is public leads to, what was found there, and where nothing may lead. */
export default function LinksPage(): ReactNode {
  const list = useListState()
  return (
    <>
      <p className="quiet crumbs">
        <Link to="/monitors">监测</Link> › 外部链接
      </p>
      <Page
        title="外部链接"
        lead="公开的信息中指向其他网站的链接。系统管理员开启检查后，每个链接每周检查一次；三个不同的日子都打不开的，才列为问题。"
      >
        <QueryBar list={list}>
          <ChoiceField list={list} name="state" label="状态" width={150} options={optionsOf(STATES)} />
        </QueryBar>
        <Links list={list} />
      </Page>
    </>
  )
}
