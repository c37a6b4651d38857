import { Button, Descriptions, Space } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import { AUDIENCE_NAMES, type AudienceKind } from '../../../../src/kernel/audience.ts'
import { useSession } from '../../app/session.tsx'
import { SideDrawer } from '../../parts/side-drawer.tsx'
import { StateTag } from '../../parts/words.tsx'
import type { Item } from './item.ts'
import { CrossingForm } from './crossing-form.tsx'
import { DutyForm } from './duty-form.tsx'
import { RuleForm } from './rule-form.tsx'
import { SplitForm } from './split-form.tsx'

type Task = 'rule' | 'split' | 'crossing' | 'duty' | null

function basisText({ instrument, article, isVerified }: Item['legalBasis'][number]): string {
  return `${instrument}${article ?? ''}${isVerified ? '' : '（条号待核对）'}`
}

const EVIDENCE_NAMES: Readonly<Record<string, string>> = {
  document: '文件',
  table: '数据表',
  notice: '通知或公示',
  contact: '联系方式',
  link: '链接',
}

function evidenceText({ kind, fields = [] }: Item['evidence'][number]): string {
  const name = EVIDENCE_NAMES[kind] ?? kind
  return fields.length === 0 ? name : `${name}（${fields.join('、')}）`
}

function isAudience(audience: string): audience is AudienceKind {
  return Object.hasOwn(AUDIENCE_NAMES, audience)
}

function Facts({ item }: { item: Item }): ReactNode {
  const { newest } = item
  const rows: [string, ReactNode][] = [
    ['责任单位', `${item.unitName} ${item.postName}`],
    ['更新要求', item.ruleText],
    ['公开范围', isAudience(item.audience) ? AUDIENCE_NAMES[item.audience] : item.audience],
    ['依据', item.legalBasis.map((basis) => <div key={basisText(basis)}>{basisText(basis)}</div>)],
    ['应有材料', item.evidence.map(evidenceText).join('；')],
    [
      '最近一次',
      newest === null ? (
        '还没有公开过'
      ) : (
        <>
          <Link to={`/documents/${newest.documentId}`}>{newest.title}</Link>（{newest.listedOn}）
        </>
      ),
    ],
    [
      '已公开',
      <Link key="all" to={`/documents?item=${item.id}`}>
        {item.documentCount} 条
      </Link>,
    ],
    ['说明', item.note === '' ? '无' : item.note],
  ]
  return (
    <Descriptions
      column={1}
      size="small"
      bordered
      items={rows.map(([label, children]) => ({ key: label, label, children }))}
      styles={{ label: { width: 96 } }}
    />
  )
}

function TaskForm({ task, item, done }: { task: Task; item: Item; done: () => void }): ReactNode {
  if (task === 'rule') return <RuleForm item={item} done={done} />
  if (task === 'split') return <SplitForm item={item} done={done} />
  if (task === 'crossing') return <CrossingForm item={item} done={done} />
  return task === 'duty' ? <DutyForm item={item} done={done} /> : null
}

const DUTY = ['duty', '登记“已形成或变更”'] as const
const OFFICE = [
  ['rule', '改变责任或更新要求'],
  ['crossing', '与其他目录对照'],
  ['split', '拆分事项'],
] as const

interface ItemProps {
  readonly item: Item
  readonly mayManage: boolean
}

function Tasks({ item, mayManage }: ItemProps): ReactNode {
  const [task, setTask] = useState<Task>(null)
  const { may } = useSession()
  const tasks = mayManage ? [DUTY, ...OFFICE] : may('documents.write') ? [DUTY] : []
  const done = (): void => {
    setTask(null)
  }
  return (
    <>
      <Space wrap style={{ margin: '16px 0' }}>
        {tasks.map(([key, label]) => (
          <Button
            key={key}
            type={task === key ? 'primary' : 'default'}
            aria-expanded={task === key}
            onClick={() => {
              setTask(task === key ? null : key)
            }}
          >
            {label}
          </Button>
        ))}
      </Space>
      <TaskForm task={task} item={item} done={done} />
    </>
  )
}

function Content({ item, mayManage }: ItemProps): ReactNode {
  return (
    <>
      <h2 style={{ fontSize: '1.125rem', marginTop: 0 }}>{item.title}</h2>
      <p>
        <StateTag of="item" state={item.state} />
        {item.reason}
      </p>
      {item.isProvisional ? <p className="quiet">节假日安排尚未公布，期限为推算。</p> : null}
      <Facts item={item} />
      <p>
        <a href={`/catalogue/items/${item.id}`}>门户上的事项页面</a>
      </p>
      <Tasks item={item} mayManage={mayManage} />
    </>
  )
}

interface ItemDrawerProps {
  /** Undefined while none is shown. */
  readonly item: Item | undefined
  readonly mayManage: boolean
  readonly close: () => void
}

/** One item: its state with the reason, the rule, the basis, and what the office can change from a day on. */
export function ItemDrawer({ item, mayManage, close }: ItemDrawerProps): ReactNode {
  const [last, setLast] = useState(item)
  // While the drawer closes, it still shows what it showed.
  if (item && item !== last) setLast(item)
  return (
    <SideDrawer isOpen={item !== undefined} close={close} title={last ? `第 ${last.number} 项` : ''} size={640}>
      {last ? <Content key={last.id} item={last} mayManage={mayManage} /> : null}
    </SideDrawer>
  )
}
