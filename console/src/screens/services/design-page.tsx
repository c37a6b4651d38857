import { Button, Form, Radio, Select } from 'antd'
import type { ReactNode } from 'react'
import { Link, useParams } from 'react-router'
import {
  changeService,
  getDesign,
  getVersion,
  listLinkableEntries,
  saveDraft,
} from '../../../../src/features/services/design.contract.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { call } from '../../api/call.ts'
import { useAct, useCall } from '../../api/use-call.ts'
import { matches } from '../../parts/choices.ts'
import { useDo } from '../../parts/fault.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Page, Panel } from '../../parts/page.tsx'
import { useOpen } from '../../parts/use-open.ts'
import { instantText } from '../../parts/words.tsx'
import { ActDialog, ShortText } from '../../parts/fields.tsx'
import { Designer } from './designer.tsx'
import { Differences } from './differences.tsx'

type Service = Reply<typeof getDesign>

const STATES = { draft: '草稿', 'in-force': '启用中', past: '已停用' } as const
const SERVICE_STATES = [
  { value: 'active', label: '可以办理' },
  { value: 'closed', label: '停办（正在办理的照常办完）' },
]

interface Values {
  readonly name: string
  readonly state: Service['state']
  readonly listEntryId?: string
}

/** The entry of the list of services: what to bring, place, hours and telephone on the page of the service come from it. */
function EntryField({ serviceId }: { serviceId: string }): ReactNode {
  const { data } = useCall(listLinkableEntries, { params: { id: serviceId } })
  const options = (data?.rows ?? []).map(({ id, number, matter }) => ({ value: id, label: `${number} ${matter}` }))
  return (
    <Form.Item
      name="listEntryId"
      label="服务清单条目"
      extra="选定后，服务页面上的材料、地点、时间、电话等取自清单；办事指南的条目上出现“立即办理”。"
    >
      <Select allowClear options={options} showSearch={{ filterOption: matches }} placeholder="没有对应的条目" />
    </Form.Item>
  )
}

function ChangeService({ service }: { service: Service }): ReactNode {
  const dialog = useOpen()
  const change = useAct(changeService)
  const { id, name, state, unitId, sort, listEntryId } = service
  return (
    <>
      <Button onClick={dialog.open}>名称、清单条目和停办</Button>
      <ActDialog<Values>
        isOpen={dialog.isOpen}
        close={dialog.close}
        title="名称、清单条目和停办"
        okText="保存"
        done="已保存"
        initial={{ name, state, ...(listEntryId === null ? {} : { listEntryId }) }}
        run={({ listEntryId: entry = null, ...body }) =>
          change.mutateAsync({ params: { id }, body: { ...body, unitId, sort, listEntryId: entry } })
        }
      >
        <ShortText name="name" label="服务名称" isRequired />
        {dialog.isOpen ? <EntryField serviceId={id} /> : null}
        <Form.Item name="state" label="状态">
          <Radio.Group options={SERVICE_STATES} />
        </Form.Item>
      </ActDialog>
    </>
  )
}

function Versions({ service: { versions } }: { service: Service }): ReactNode {
  return (
    <Panel title="版本" more={versions.length > 1 ? <Differences versions={versions} /> : undefined}>
      <ul className="lines">
        {versions.map(({ id, no, state, savedAt, forcedAt, endedAt }) => (
          <li key={id}>
            <span className="grow">
              第 {no} 版 · {STATES[state]}
            </span>
            <span className="quiet">
              {forcedAt === null ? `${instantText(savedAt)} 保存` : `${instantText(forcedAt)} 启用`}
              {endedAt === null ? '' : `，${instantText(endedAt)} 停用`}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function BeginDraft({ id, newestId }: { id: string; newestId: string }): ReactNode {
  const begin = useAct(saveDraft)
  const act = useDo()
  const start = async (): Promise<void> => {
    const { definition } = await call(getVersion, { params: { id: newestId } })
    await begin.mutateAsync({ params: { id }, body: { definition, revision: 0 } })
  }
  return (
    <Panel title="修改这项服务">
      <p>修改先存为草稿，公众看不到；启用以后新的申请按新版本办理，正在办理的仍按原来的版本办完。</p>
      <Button type="primary" loading={begin.isPending} onClick={() => void act(start, '草稿已建立')}>
        开始修改
      </Button>
    </Panel>
  )
}

function Draft({ service, versionId }: { service: Service; versionId: string }): ReactNode {
  const query = useCall(getVersion, { params: { id: versionId } })
  return (
    <Loaded query={query}>
      {(version) => (
        <Designer
          key={version.id}
          serviceId={service.id}
          unitId={service.unitId}
          mayForce={service.mayForce}
          version={version}
        />
      )}
    </Loaded>
  )
}

function Content({ service }: { service: Service }): ReactNode {
  const draft = service.versions.find(({ state }) => state === 'draft')
  const inForce = service.versions.find(({ state }) => state === 'in-force')
  const state = service.state === 'closed' ? '已停办' : inForce ? `第 ${String(inForce.no)} 版启用中` : '没有启用'
  return (
    <Page
      title={service.name}
      lead={`${service.unitName} · ${state} · 公众网址 /hall/${service.slug}`}
      actions={<ChangeService service={service} />}
    >
      {draft ? (
        <Draft service={service} versionId={draft.id} />
      ) : (
        <BeginDraft id={service.id} newestId={service.versions[0]?.id ?? ''} />
      )}
      <Versions service={service} />
    </Page>
  )
}

/** One service: its draft in the designer, and its versions. */
export default function ServicePage(): ReactNode {
  const { id = '' } = useParams()
  const query = useCall(getDesign, { params: { id } })
  return (
    <>
      <p className="quiet crumbs">
        <Link to="/services">服务设计</Link> › 一项服务
      </p>
      <Loaded query={query}>{(service) => <Content key={service.id} service={service} />}</Loaded>
    </>
  )
}
