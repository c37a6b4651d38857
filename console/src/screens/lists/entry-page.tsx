import { Button, Descriptions, Space, Tag, Timeline } from 'antd'
import type { ReactNode } from 'react'
import { Link, useParams } from 'react-router'
import { editEntriesEndpoint, getEntry } from '../../../../src/features/lists/lists.contract.ts'
import { FIELD_NAMES, LIST_KIND_NAMES } from '../../../../src/kernel/list-terms.ts'
import { useAct, useCall } from '../../api/use-call.ts'
import { AbilityButton } from '../../parts/ability-button.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Page, Panel } from '../../parts/page.tsx'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { useOpen } from '../../parts/use-open.ts'
import { instantText } from '../../parts/words.tsx'
import '../../styles/settings.css'
import { type Entry, EntryForm } from './entry-form.tsx'
import { FIELDS, valueText } from './field-list.ts'

type Version = Entry['versions'][number]

function abilityOf({ mayWrite, openChangeId, own }: Entry) {
  if (!mayWrite) return { ok: false, why: '这个条目由其他单位维护。' }
  if (openChangeId !== null) return { ok: false, why: '有一项变更正在审核，审核结束后才能再改。' }
  return own === null ? { ok: false, why: '这个条目现在不在用。' } : { ok: true, why: '' }
}

function EndEntry({ entry }: { entry: Entry }): ReactNode {
  const propose = useAct(editEntriesEndpoint)
  const { open, ...opening } = useOpen()
  const { kind, number, unitId, own, parent } = entry
  return (
    <>
      <AbilityButton ability={abilityOf(entry)} onClick={open}>
        取消条目
      </AbilityButton>
      <ReasonDialog
        {...opening}
        title="取消这个条目？"
        note="审核通过后不再出现在办事指南中，历次版本仍可查阅。"
        okText="送审"
        done="已送审"
        run={async (reason) => {
          if (own === null) return
          const ended = { kind, number, unitId, parentNumber: parent?.number ?? '', isEnded: true, fields: own }
          await propose.mutateAsync({
            body: { title: `取消：${own.matter}`, reason, effectiveOn: null, entries: [ended] },
          })
        }}
      />
    </>
  )
}

function Said({ entry, name }: { entry: Entry; name: (typeof FIELDS)[number] }): ReactNode {
  const { says, sources, parent } = entry
  const text = says === null ? '' : valueText(says, name)
  if (sources[name] === 'missing') return <span className="quiet">（未填写）</span>
  if (sources[name] !== 'above' || !parent) return <span className="as-typed">{text}</span>
  return (
    <span className="quiet as-typed">
      {text}（取自 <Link to={`/list-entries/${parent.id}`}>{parent.number}</Link>）
    </span>
  )
}

/** What it says, line by line; what is inherited stands grey, with where it comes from. */
function Says({ entry }: { entry: Entry }): ReactNode {
  if (entry.says === null) return <p className="quiet">这个条目现在不在用，历次版本见下方。</p>
  const items = FIELDS.map((name) => ({
    key: name,
    label: FIELD_NAMES[name],
    children: <Said entry={entry} name={name} />,
  }))
  return <Descriptions className="entry-facts" size="small" bordered column={1} items={items} />
}

function Differences({ version, before }: { version: Version; before: Version | undefined }): ReactNode {
  if (version.isEnded) return <div>取消</div>
  if (!before) return <div>首次公布</div>
  const changed = FIELDS.filter((name) => valueText(before.fields, name) !== valueText(version.fields, name))
  return (
    <ul>
      {changed.map((name) => (
        <li key={name} className="as-typed">
          <b>{FIELD_NAMES[name]}</b>：<del>{valueText(before.fields, name) || '（同上级）'}</del> →{' '}
          <ins>{valueText(version.fields, name) || '（同上级）'}</ins>
        </li>
      ))}
    </ul>
  )
}

function History({ versions }: Pick<Entry, 'versions'>): ReactNode {
  return (
    <Timeline
      items={versions.map((version, at) => ({
        key: version.id,
        content: (
          <>
            <b>
              第 {version.no} 版，{version.validFrom} 起
            </b>{' '}
            {version.changeId === null ? (
              <span className="quiet">由原有清单移入</span>
            ) : (
              <Link to={`/list-changes/${version.changeId}`}>{version.changeTitle}</Link>
            )}
            <Differences version={version} before={versions[at + 1]} />
            <div className="quiet">
              {version.author === '' ? '' : `${version.author}提出，`}
              {instantText(version.approvedAt)} 写入，指纹 {version.hash.slice(0, 12)}…
            </div>
          </>
        ),
      }))}
    />
  )
}

function Related({ entry: { parent, below, services } }: { entry: Entry }): ReactNode {
  if (!parent && below.length + services.length === 0) return null
  return (
    <Panel title="上下级和网上办理">
      <ul className="lines">
        {services.map(({ slug, name }) => (
          <li key={slug}>
            网上办理：<a href={`/hall/${slug}`}>{name}</a>
          </li>
        ))}
        {parent ? (
          <li>
            上级：
            <Link to={`/list-entries/${parent.id}`}>
              {parent.number} {parent.matter}
            </Link>
          </li>
        ) : null}
        {below.map(({ id, number, matter }) => (
          <li key={id}>
            服务：
            <Link to={`/list-entries/${id}`}>
              {number} {matter}
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Shown({ entry }: { entry: Entry }): ReactNode {
  const form = useOpen()
  const { says, number, kind, unitName, openChangeId, score, reasons } = entry
  const actions = (
    <Space wrap>
      {says === null ? null : (
        <Button href={`/service-guide/${number}`} target="_blank">
          门户页面
        </Button>
      )}
      <EndEntry entry={entry} />
      <AbilityButton ability={abilityOf(entry)} type="primary" onClick={form.open}>
        修改
      </AbilityButton>
    </Space>
  )
  return (
    <Page title={says?.matter ?? number} lead={`${LIST_KIND_NAMES[kind]} ${number} · ${unitName}`} actions={actions}>
      <Panel
        title={
          <>
            现行内容 <Tag>质量 {score} 分</Tag>
            {openChangeId === null ? null : <Link to={`/list-changes/${openChangeId}`}>变更审核中</Link>}
          </>
        }
      >
        {reasons.length === 0 ? null : <p className="quiet">{reasons.join('；')}</p>}
        <Says entry={entry} />
      </Panel>
      <Related entry={entry} />
      <Panel title="历次版本">
        <History versions={entry.versions} />
      </Panel>
      {entry.own === null ? null : <EntryForm opening={form} entry={entry} />}
    </Page>
  )
}

/** One entry: what it says and from where, what hangs on it, and how it came to be so. */
export default function EntryPage(): ReactNode {
  const { id = '' } = useParams()
  const query = useCall(getEntry, { params: { id } })
  return <Loaded query={query}>{(entry) => <Shown entry={entry} />}</Loaded>
}
