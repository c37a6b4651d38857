import { Button, Space, Tag, type TableProps } from 'antd'
import { type ReactNode, useState } from 'react'
import { listMailboxes } from '../../../../src/features/mailboxes/mailboxes.contract.ts'
import { RELEASE_NAMES } from '../../../../src/kernel/case-words.ts'
import { useCall } from '../../api/use-call.ts'
import { useSession } from '../../app/session.tsx'
import { ACTIONS, DataTable } from '../../parts/card-table.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Page } from '../../parts/page.tsx'
import { type Opening, useOpen } from '../../parts/use-open.ts'
import { DigestDrawer } from './digest-drawer.tsx'
import { type Box, MailboxForm } from './mailbox-form.tsx'
import { ReportKeysDrawer } from './report-keys.tsx'

function OpenWords({ box }: { box: Box }): ReactNode {
  const { state, openness, opensOn, closesOn } = box
  const days = opensOn === null && closesOn === null ? '' : ` ${opensOn ?? ''} 至 ${closesOn ?? ''}`
  if (state === 'closed') return <Tag>已关闭</Tag>
  const words = { open: '接收来信', before: '尚未开始', over: '已截止' }[openness]
  return (
    <>
      <Tag color={openness === 'open' ? 'success' : 'default'}>{words}</Tag>
      {days}
    </>
  )
}

interface ActsProps {
  readonly box: Box
  readonly edit: (box: Box) => void
  readonly digest: (box: Box) => void
  readonly keys: (box: Box) => void
}

function Acts({ box, edit, digest, keys }: ActsProps): ReactNode {
  if (!box.isMine) return <span className="quiet">由监督办公室设置</span>
  return (
    <Space>
      <Button
        size="small"
        aria-label={`修改${box.name}`}
        onClick={() => {
          edit(box)
        }}
      >
        修改
      </Button>
      {box.kind === 'suggestion' ? (
        <Button
          size="small"
          aria-label={`汇总${box.name}`}
          onClick={() => {
            digest(box)
          }}
        >
          汇总
        </Button>
      ) : null}
      {box.kind === 'supervision' ? (
        <Button
          size="small"
          aria-label={`${box.name}的加密密钥`}
          onClick={() => {
            keys(box)
          }}
        >
          加密密钥
        </Button>
      ) : null}
    </Space>
  )
}

function whoWords({ unitName, sections, kind }: Box): string {
  const who = kind === 'supervision' ? '监督办公室' : unitName === '' ? '办公室分办' : unitName
  return sections.length === 0 ? who : `${who}，${String(sections.length)} 个版块`
}

function Terms({ box: { replyDays, complexDays, isTermsVerified } }: { box: Box }): ReactNode {
  return (
    <>
      {replyDays} 个工作日，复杂 {complexDays} 个 {isTermsVerified ? null : <Tag color="warning">试行</Tag>}
    </>
  )
}

const FACTS: NonNullable<TableProps<Box>['columns']> = [
  {
    title: '信箱',
    key: 'name',
    width: 150,
    render: (_, { name, slug, kind }) =>
      kind === 'telephone' || kind === 'correction' ? name : <a href={`/mailboxes/${slug}`}>{name}</a>,
  },
  { title: '状态', key: 'state', width: 170, render: (_, box) => <OpenWords box={box} /> },
  { title: '由谁办理', key: 'who', width: 170, render: (_, box) => whoWords(box) },
  {
    title: '谁审发',
    key: 'release',
    width: 120,
    render: (_, { release, kind }) => (kind === 'supervision' ? '监督办公室' : RELEASE_NAMES[release]),
  },
  { title: '期限', key: 'terms', width: 180, render: (_, box) => <Terms box={box} /> },
  {
    title: '匿名、公开',
    key: 'wishes',
    width: 140,
    render: (_, { allowsAnonymous, publishesAnswers }) =>
      `${allowsAnonymous ? '可匿名' : '须实名'}，${publishesAnswers ? '答复可公开' : '答复不公开'}`,
  },
]

function Boxes(acting: Omit<ActsProps, 'box'>): ReactNode {
  const query = useCall(listMailboxes)
  const acts = { title: '操作', key: ACTIONS, width: 160 }
  const columns = [...FACTS, { ...acts, render: (_: unknown, box: Box) => <Acts box={box} {...acting} /> }]
  return (
    <div className="panel">
      <Loaded query={query}>
        {({ rows }) => (
          <DataTable<Box>
            rowKey="id"
            dataSource={rows}
            columns={columns}
            pagination={false}
            locale={{ emptyText: <p className="quiet">还没有设立信箱。</p> }}
          />
        )}
      </Loaded>
    </div>
  )
}

/** 信箱设置: the mailboxes, who answers them, within which terms, and suggestion boxes with their digests. */
export default function MailboxSettings(): ReactNode {
  const { may } = useSession()
  const [form, digest, keys] = [useOpen(), useOpen(), useOpen()]
  const [edited, setEdited] = useState<Box | null>(null)
  const show =
    (drawer: Opening) =>
    (box: Box | null): void => {
      setEdited(box)
      drawer.open()
    }
  const add = (
    <Button
      type="primary"
      onClick={() => {
        show(form)(null)
      }}
    >
      设立信箱
    </Button>
  )
  return (
    <Page
      title="信箱设置"
      lead="修改只对此后的来信有效；已经收到的，按收到时的规定办完。修改会记入台账。"
      actions={may('mailboxes.handle') || may('mailboxes.supervise') ? add : undefined}
    >
      <Boxes edit={show(form)} digest={show(digest)} keys={show(keys)} />
      <MailboxForm isOpen={form.isOpen} close={form.close} edited={edited} />
      <DigestDrawer box={edited} isOpen={digest.isOpen} close={digest.close} />
      <ReportKeysDrawer box={edited} isOpen={keys.isOpen} close={keys.close} />
    </Page>
  )
}
