import type { ReactNode } from 'react'
import type { Definition } from '../../../kernel/hall-terms.ts'
import { PERSON_KIND_NAMES, PERSON_KINDS } from '../../../kernel/person-kind.ts'
import { TOPIC_NAMES } from '../../../kernel/hall-terms.ts'
import type { HeldEntry } from '../../lists/index.ts'
import type { OfferedService } from '../../services/index.ts'
import { Contact } from './contact.tsx'
import { Frame, type PageContext } from './frame.tsx'
import { HALL } from './hall-form.tsx'
import { Empty } from './lists.tsx'

/** The services that were found, in groups, and what was asked for. */
export interface HallView {
  readonly q: string
  readonly audience: string
  readonly topic: string
  readonly total: number
  readonly groups: readonly { readonly name: string; readonly services: readonly OfferedService[] }[]
}

function Ask({ view }: { view: HallView }): ReactNode {
  return (
    <form className="filters" action="/hall" role="search" aria-label="查找服务">
      <label>
        关键词
        <br />
        <input name="q" defaultValue={view.q} maxLength={60} />
      </label>
      <label>
        我是
        <br />
        <select name="for" defaultValue={view.audience}>
          <option value="">全部</option>
          {PERSON_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {PERSON_KIND_NAMES[kind]}
            </option>
          ))}
        </select>
      </label>
      <label>
        主题
        <br />
        <select name="topic" defaultValue={view.topic}>
          <option value="">全部</option>
          {Object.entries(TOPIC_NAMES).map(([topic, name]) => (
            <option key={topic} value={topic}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <button className="button" type="submit">
        查找
      </button>
    </form>
  )
}

function ServiceLine({ service }: { service: OfferedService }): ReactNode {
  const { slug, name, audience, promise } = service
  return (
    <li>
      <span>
        <a href={`/hall/${slug}`}>{name}</a>
        <span className="notes">
          <span>{audience.map((kind) => PERSON_KIND_NAMES[kind]).join('、')}</span>
          <span>{promise.days} 个工作日</span>
        </span>
      </span>
    </li>
  )
}

/** 信息服务大厅: every service by unit, found by words, person and topic. */
export function HallHome({ page, view }: { page: PageContext; view: HallView }): ReactNode {
  return (
    <Frame page={page} title={HALL.name} crumbs={[{ name: HALL.name }]}>
      <h1 className="page-title">{HALL.name}</h1>
      <p className="lead">
        网上申请，一次提交，全程可查。校内师生登录后在<a href="/hall/mine">我的办件</a>查看；社会访客凭编号和查询码
        <a href="/hall/progress">查询进度</a>。
      </p>
      <Ask view={view} />
      <p>共 {view.total} 项服务</p>
      {view.total === 0 ? <Empty>没有找到符合条件的服务。请换一个词，或者减少条件。</Empty> : null}
      {view.groups.map(({ name, services }) => (
        <section key={name}>
          <h2>{name}</h2>
          <ul className="list plain">
            {services.map((service) => (
              <ServiceLine key={service.id} service={service} />
            ))}
          </ul>
        </section>
      ))}
    </Frame>
  )
}

/** A service as its page shows it. */
export interface ServiceView {
  readonly slug: string
  readonly name: string
  readonly unit: { readonly name: string; readonly phone: string; readonly email: string; readonly address: string }
  readonly definition: Definition
  readonly steps: readonly { readonly name: string; readonly days: number }[]
  /** The entry of the lists that the service carries out: what it says is not said again. */
  readonly entry: HeldEntry | undefined
}

function promised({ promise }: Definition): string {
  const source = promise.isVerified ? promise.source : `${promise.source}，试行`
  return `自提交次日起 ${String(promise.days)} 个工作日（${source}）`
}

/** A service: who, when, where, what to bring, how long, and where to begin. */
export function ServicePage({ page, view }: { page: PageContext; view: ServiceView }): ReactNode {
  const { slug, name, definition } = view
  return (
    <Frame page={page} title={name} crumbs={[HALL, { name }]}>
      <h1 className="page-title">{name}</h1>
      <p className="lead">{definition.summary}</p>
      <p>
        <a className="button" href={`/hall/${slug}/apply`}>
          在线办理
        </a>
      </p>
      <Contact rows={rowsOf(view)} />
      <Materials materials={materialsOf(view)} />
      <Way steps={view.steps} />
    </Frame>
  )
}

const SAID = ['conditions', 'place', 'hours', 'phone', 'email', 'fee', 'basis'] as const

/** The entry's own words; where it says nothing, those of the service, and at last those of its unit. */
function saidOf({ definition, unit, entry }: ServiceView): Record<(typeof SAID)[number], string> {
  const { phone, email, address } = unit
  const own = { ...definition, phone, email, place: definition.place === '' ? address : definition.place }
  return Object.fromEntries(SAID.map((name) => [name, entry?.says[name] ?? own[name]])) as ReturnType<typeof saidOf>
}

function rowsOf(view: ServiceView): (readonly [string, ReactNode])[] {
  const { definition, unit, entry } = view
  const { conditions, place, hours, phone, email, fee, basis } = saidOf(view)
  return [
    ['面向', definition.audience.map((kind) => PERSON_KIND_NAMES[kind]).join('、')],
    ['办理单位', unit.name],
    ['承诺时限', promised(definition)],
    ['办理条件', conditions],
    ['地点', place],
    ['时间', hours],
    ['电话', phone],
    ['电子邮箱', email],
    ['收费', fee],
    ['依据', basis],
    ['办事指南', entry ? <a href={`/service-guide/${entry.number}`}>{entry.number}</a> : ''],
  ]
}

function materialsOf({ definition, entry }: ServiceView): readonly string[] {
  const said = entry?.says.materials ?? null
  return said === null ? definition.materials : said.split('\n').filter((line) => line !== '')
}

function Materials({ materials }: { materials: readonly string[] }): ReactNode {
  if (materials.length === 0) return null
  return (
    <section aria-labelledby="materials">
      <h2 id="materials">需要准备的材料</h2>
      <ol className="ways">
        {materials.map((material) => (
          <li key={material}>{material}</li>
        ))}
      </ol>
    </section>
  )
}

function Way({ steps }: Pick<ServiceView, 'steps'>): ReactNode {
  return (
    <section aria-labelledby="way">
      <h2 id="way">怎样办理</h2>
      <ol className="ways">
        <li>填写表单并提交</li>
        {steps.map((step, at) => (
          <li key={`${String(at)}-${step.name}`}>
            {step.name}（{step.days} 个工作日内）
          </li>
        ))}
      </ol>
    </section>
  )
}
