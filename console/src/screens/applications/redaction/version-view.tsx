import { Alert, Button, Checkbox, Tag } from 'antd'
import { type ReactNode, useState } from 'react'
import {
  readResult,
  releaseRedaction,
  setRedactionAside,
} from '../../../../../src/features/applications/redactions.contract.ts'
import { useAct, useCall } from '../../../api/use-call.ts'
import { FaultNotice } from '../../../parts/fault.tsx'
import { Loaded } from '../../../parts/loaded.tsx'
import { Panel } from '../../../parts/page.tsx'
import { ReasonDialog } from '../../../parts/reason-dialog.tsx'
import { useOpen } from '../../../parts/use-open.ts'
import { useSubmit } from '../../../parts/use-submit.ts'
import { instantText } from '../../../parts/words.tsx'
import { Pages } from './page-sheet.tsx'
import {
  FINDING_WORDS,
  type Ground,
  groundText,
  isOpen,
  type Original,
  STATE_WORDS,
  type Version,
} from './redaction-view.ts'

interface VersionProps {
  readonly caseId: string
  readonly original: Original
  readonly version: Version
  readonly grounds: readonly Ground[]
  readonly mayRedact: boolean
}

function ResultWords({ caseId, version }: Pick<VersionProps, 'caseId' | 'version'>): ReactNode {
  const query = useCall(readResult, { params: { id: caseId, redactionId: version.id } })
  return (
    <Loaded query={query}>
      {({ paragraphs }) => (
        <div className="sheet-words written">
          {paragraphs.map((text, at) => (
            <p key={at}>{text}</p>
          ))}
        </div>
      )}
    </Loaded>
  )
}

/** How often each mark was met, and where. */
function Removed({ version: { report }, grounds }: Pick<VersionProps, 'version' | 'grounds'>): ReactNode {
  const names = new Map(grounds.map((ground) => [ground.code, groundText(ground)]))
  const marks = [...new Set(report.removed.map(({ mark }) => mark))].sort((a, b) => a - b)
  return (
    <ol className="marks">
      {marks.map((mark) => {
        const met = report.removed.filter((each) => each.mark === mark)
        const places = [...new Set(met.map(({ place }) => place))].join('、')
        return (
          <li key={mark} value={mark + 1}>
            <span className="grow">
              遮盖 {met.length} 处：{places}
              <span className="quiet"> · {names.get(met[0]?.ground ?? 'other') ?? ''}</span>
            </span>
          </li>
        )
      })}
    </ol>
  )
}

function Warnings({ version: { report } }: Pick<VersionProps, 'version'>): ReactNode {
  const { findings, unmatched } = report
  return (
    <>
      {findings.length === 0 ? null : (
        <Alert
          type="error"
          showIcon
          title={`放行检查发现 ${String(findings.length)} 处仍能找到的内容，这一版不能提供`}
          description={findings.map(({ place, what }) => `${place}（${FINDING_WORDS[what]}）`).join('；')}
          style={{ marginBottom: 12 }}
        />
      )}
      {unmatched.length === 0 ? null : (
        <Alert
          type="warning"
          showIcon
          title={`第 ${unmatched.map((mark) => String(mark + 1)).join('、')} 处标记没有找到对应的内容`}
          description="词语可能写法不同，或者在扫描的页面上。请查看后修改标记，重新生成。"
          style={{ marginBottom: 12 }}
        />
      )}
    </>
  )
}

/** 确认并放入答复: every place that could not be searched has to be ticked by whoever has looked at it. */
function ReleaseForm({ caseId, version }: Pick<VersionProps, 'caseId' | 'version'>): ReactNode {
  const release = useAct(releaseRedaction)
  const { unsearched } = version.report
  const [places, setPlaces] = useState<string[]>([])
  const { fault, isBusy, submit } = useSubmit(
    async () => {
      const params = { id: caseId, redactionId: version.id }
      await release.mutateAsync({ params, body: { hash: version.resultSha256, places } })
      return '已放入答复，签发并送达后申请人可以下载'
    },
    () => undefined,
  )
  const left = unsearched.length - places.length
  return (
    <>
      {unsearched.length === 0 ? null : (
        <>
          <p>下列部分不能按词语查找，请逐项查看后勾选。您的姓名和时间会记入台账。</p>
          <Checkbox.Group
            style={{ display: 'grid', gap: 6, marginBottom: 12 }}
            options={unsearched.map((place) => ({ value: place, label: `已查看：${place}` }))}
            value={places}
            onChange={setPlaces}
          />
        </>
      )}
      <Button type="primary" loading={isBusy} disabled={left > 0} onClick={() => void submit(undefined)}>
        确认并放入答复
      </Button>
      {left > 0 ? <p className="quiet">还有 {left} 项没有查看。</p> : null}
      {fault === null ? null : <FaultNotice error={fault} />}
    </>
  )
}

function SetAside({ caseId, version }: Pick<VersionProps, 'caseId' | 'version'>): ReactNode {
  const dialog = useOpen()
  const leave = useAct(setRedactionAside)
  return (
    <>
      <Button onClick={dialog.open}>不再使用</Button>
      <ReasonDialog
        isOpen={dialog.isOpen}
        close={dialog.close}
        title={`不再使用第 ${String(version.version)} 版？`}
        note="这一版不会提供给申请人；文件和记录仍然保留。已经放入答复的，原来的保密审查失效。"
        okText="不再使用"
        done="已不再使用"
        run={(reason) => leave.mutateAsync({ params: { id: caseId, redactionId: version.id }, body: { reason } })}
      />
    </>
  )
}

function historyOf({ madeBy, madeAt, releasedBy, releasedAt, setAsideBy, setAsideAt }: Version): string[] {
  return [
    `${instantText(madeAt)} ${madeBy} 生成`,
    ...(releasedAt === null ? [] : [`${instantText(releasedAt)} ${releasedBy ?? ''} 查看并放入答复`]),
    ...(setAsideAt === null ? [] : [`${instantText(setAsideAt)} ${setAsideBy ?? ''} 决定不再使用`]),
  ]
}

function Facts(props: VersionProps): ReactNode {
  const { caseId, version, mayRedact } = props
  const { text, colour } = STATE_WORDS[version.state]
  const isFree = mayRedact && (isOpen(version) || version.state === 'released')
  return (
    <Panel
      title={
        <>
          第 {version.version} 版 <Tag color={colour}>{text}</Tag>
        </>
      }
    >
      <Warnings version={version} />
      <Removed {...props} />
      <p className="quiet">
        {historyOf(version).map((line) => (
          <span key={line}>
            {line}
            <br />
          </span>
        ))}
        <span className="mono">遮盖件指纹 {version.resultSha256.slice(0, 16)}…</span>
      </p>
      {mayRedact && (version.state === 'ready' || version.state === 'unconfirmed') ? (
        <ReleaseForm caseId={caseId} version={version} />
      ) : null}
      <div className="tasks" style={{ marginTop: 12 }}>
        <Button href={version.url} download={version.name}>
          下载遮盖件
        </Button>
        {isFree ? <SetAside caseId={caseId} version={version} /> : null}
      </div>
    </Panel>
  )
}

/** A result as the applicant would get it, what was taken out where, and what is still to be done with it. */
export function VersionView(props: VersionProps): ReactNode {
  const { caseId, original, version } = props
  return (
    <div className="two">
      <Panel title={`遮盖件 · ${version.name}`}>
        {original.kind === 'docx' ? (
          <ResultWords caseId={caseId} version={version} />
        ) : (
          <Pages
            pages={original.pages}
            what="遮盖件"
            srcOf={(page) => `/api/v1/applications/${caseId}/redactions/${version.id}/pages/${String(page)}`}
          />
        )}
      </Panel>
      <aside className="unlimited">
        <Facts {...props} />
      </aside>
    </div>
  )
}
