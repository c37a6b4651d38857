import { Button, Tag } from 'antd'
import type { ReactNode } from 'react'
import { listRoutes } from '../../../../src/features/review/review.contract.ts'
import { useCall } from '../../api/use-call.ts'
import { useSession } from '../../app/session.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Page, Panel } from '../../parts/page.tsx'
import { useOpen } from '../../parts/use-open.ts'
import { ROUTE_NAMES } from '../documents/names.ts'
import '../../styles/settings.css'
import { RouteForm } from './routes/route-form.tsx'
import { conditionText, type ReviewRoute, type RouteStep, stepText } from './routes/step-words.ts'

function Step({ step }: { step: RouteStep }): ReactNode {
  const condition = conditionText(step)
  return (
    <li>
      <strong>{step.name}</strong> {step.isSecrecy === true ? <Tag color="red">保密审查</Tag> : null}
      {step.isFiling === true ? <Tag>备案</Tag> : null}
      {condition === '' ? null : <Tag color="gold">{condition}</Tag>}
      <br />
      <span className="quiet">{stepText(step)}</span>
    </li>
  )
}

function RoutePanel({ route, mayChange }: { route: ReviewRoute; mayChange: boolean }): ReactNode {
  const drawer = useOpen()
  const change = mayChange ? (
    <Button size="small" aria-label={`修改${route.name}的审核流程`} onClick={drawer.open}>
      修改
    </Button>
  ) : undefined
  return (
    <Panel title={route.name} more={change}>
      <p className="quiet">
        材料种类：{ROUTE_NAMES[route.materialKind]}。现行第 {route.version} 版，共 {route.steps.length} 步。
      </p>
      <ol className="route-steps">
        {route.steps.map((step) => (
          <Step key={step.key} step={step} />
        ))}
      </ol>
      {mayChange ? <RouteForm opening={drawer} route={route} /> : null}
    </Panel>
  )
}

/** 审核流程: the routes in force, by kind of material. */
export default function ReviewRoutes(): ReactNode {
  const query = useCall(listRoutes)
  const { may } = useSession()
  const mayChange = may('review.manage-routes')
  const lead = mayChange
    ? '每种材料一条流程，先审查、后公开。修改后成为新版本，正在进行的审核不受影响。'
    : '每种材料一条流程，先审查、后公开。您可以查看，不能修改。'
  return (
    <Page title="审核流程" lead={lead}>
      <Loaded query={query}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Panel>
              <p className="quiet">还没有审核流程，送审的信息无处可去。请联系系统管理员载入学校的初始资料。</p>
            </Panel>
          ) : (
            <div className="halves">
              {rows.map((route) => (
                <RoutePanel key={route.key} route={route} mayChange={mayChange} />
              ))}
            </div>
          )
        }
      </Loaded>
    </Page>
  )
}
