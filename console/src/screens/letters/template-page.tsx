import { Alert, Button, Tag } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link, useParams } from 'react-router'
import { getLetterTemplate, getLetterTemplates } from '../../../../src/features/letters/letters.contract.ts'
import { useCall } from '../../api/use-call.ts'
import { Loaded } from '../../parts/loaded.tsx'
import { Page, Panel } from '../../parts/page.tsx'
import { useOpen } from '../../parts/use-open.ts'
import { instantText } from '../../parts/words.tsx'
import { SERIES_NAMES, unverified, type Version } from './template.ts'
import { TemplateForm } from './template-form.tsx'
import { TemplatePreview } from './template-preview.tsx'
import '../../styles/letters.css'

function Articles({ version }: { version: Version }): ReactNode {
  const open = unverified(version.content)
  if (open.length === 0) return null
  return (
    <Alert
      type="warning"
      showIcon
      title="以下条款还没有与正式文本核对，使用前请核对"
      description={open.join('；')}
      style={{ marginBottom: 16 }}
    />
  )
}

const TYPES: Readonly<Record<Version['content']['fields'][number]['type'], string>> = {
  text: '一行文字',
  paragraphs: '几段文字',
  items: '逐项列出',
  day: '日期',
  number: '数字',
  choice: '选择',
}

function Fields({ version: { content } }: { version: Version }): ReactNode {
  return (
    <Panel title={`要填写的项目 ${String(content.fields.length)} 项`}>
      <ul className="lines">
        {content.fields.map(({ key, label, type, isMandatory, isIdentity }) => (
          <li key={key}>
            <span className="grow">
              {label} <span className="mono quiet">{`{{${key}}}`}</span>
            </span>
            <span className="quiet">
              {TYPES[type]}
              {isMandatory ? '' : '，可不填'}
              {isIdentity ? '，身份信息' : ''}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

interface VersionsProps {
  readonly versions: readonly Version[]
  readonly shown: Version
  readonly show: (no: number) => void
}

function Versions({ versions, shown, show }: VersionsProps): ReactNode {
  return (
    <Panel title={`版本 ${String(versions.length)} 个`}>
      <ul className="lines">
        {versions.map(({ no, isCurrent, origin, note, madeBy, madeAt }) => (
          <li key={no}>
            <Button
              type="link"
              size="small"
              aria-label={`查看第 ${String(no)} 版`}
              aria-current={no === shown.no}
              onClick={() => {
                show(no)
              }}
            >
              第 {no} 版
            </Button>
            <span className="grow">
              {isCurrent ? <Tag color="success">现行</Tag> : null}
              {note === '' ? '' : note}
            </span>
            <span className="quiet">
              {origin === 'school' ? madeBy : '随平台提供'} · {instantText(madeAt)}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

interface RevisingProps {
  readonly shown: Version
  readonly current: Version
  readonly close: () => void
}

/** The way to word it anew, for whoever may; an older version can be taken as the draft. */
function Revising({ shown, current, close }: RevisingProps): ReactNode {
  const form = useOpen()
  const { data } = useCall(getLetterTemplates)
  if (data?.mayManage !== true) return null
  return (
    <>
      <Button type="primary" onClick={form.open}>
        {shown.isCurrent ? '修改措辞' : '以这一版为底稿修改'}
      </Button>
      <TemplateForm
        base={shown}
        currentNo={current.no}
        standing={data.standing}
        isOpen={form.isOpen}
        close={() => {
          form.close()
          close()
        }}
      />
    </>
  )
}

function leadOf({ no, isCurrent, series }: Version): string {
  return `第 ${String(no)} 版${isCurrent ? '（现行）' : '（不是现行版本）'} · ${SERIES_NAMES[series]}`
}

function Content({ versions }: { versions: readonly Version[] }): ReactNode {
  const [no, setNo] = useState<number | null>(null)
  const current = versions.find(({ isCurrent }) => isCurrent)
  const shown = versions.find((version) => version.no === no) ?? current
  if (!shown || !current) return null
  const revising = (
    <Revising
      shown={shown}
      current={current}
      close={() => {
        setNo(null)
      }}
    />
  )
  return (
    <Page title={shown.name} lead={leadOf(shown)} actions={revising}>
      <Articles version={shown} />
      <div className="two">
        <div>
          <Panel title="预览">
            <TemplatePreview key={shown.no} content={shown.content} />
          </Panel>
        </div>
        <aside className="unlimited">
          <Versions versions={versions} shown={shown} show={setNo} />
          <Fields version={shown} />
        </aside>
      </div>
    </Page>
  )
}

/** One template: how its letters read, its versions, and its wording. */
export default function TemplatePage(): ReactNode {
  const { id = '' } = useParams()
  const query = useCall(getLetterTemplate, { params: { id } })
  return (
    <>
      <p className="quiet crumbs">
        <Link to="/letter-templates">文书模板</Link> › 一种文书
      </p>
      <Loaded query={query}>{({ versions }) => <Content key={id} versions={versions} />}</Loaded>
    </>
  )
}
