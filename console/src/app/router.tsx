import { Button, Result } from 'antd'
import { type ComponentType, createElement, lazy, type ReactNode } from 'react'
import { createBrowserRouter, isRouteErrorResponse, Link, useRouteError } from 'react-router'
import { problemOf } from '../api/problem.ts'
import { Frame } from './frame.tsx'

function page(load: () => Promise<{ default: ComponentType }>): ReactNode {
  return createElement(lazy(load))
}

function Fault(): ReactNode {
  const error = useRouteError()
  if (isRouteErrorResponse(error) && error.status === 404)
    return <Result status="404" title={<h1>没有这个页面</h1>} extra={<Link to="/">回到工作台</Link>} />
  const reload = (
    <Button
      type="primary"
      onClick={() => {
        location.reload()
      }}
    >
      重新打开
    </Button>
  )
  return <Result status="error" title={problemOf(error).title} extra={reload} />
}

/** Every page of the console; each is fetched when it is first opened. */
export const router = createBrowserRouter(
  [
    {
      path: '/',
      element: <Frame />,
      errorElement: <Fault />,
      children: [
        { index: true, element: page(() => import('../screens/workbench.tsx')) },
        { path: 'documents', element: page(() => import('../screens/documents/document-list.tsx')) },
        { path: 'documents/:id', element: page(() => import('../screens/documents/document-page.tsx')) },
        { path: 'documents/:id/edit', element: page(() => import('../screens/editor/editor-page.tsx')) },
        { path: 'reviews', element: page(() => import('../screens/reviews/review-list.tsx')) },
        { path: 'applications', element: page(() => import('../screens/applications/application-list.tsx')) },
        { path: 'applications/:id', element: page(() => import('../screens/applications/application-page.tsx')) },
        {
          path: 'applications/:id/redactions/:originalId',
          element: page(() => import('../screens/applications/redaction/redaction-page.tsx')),
        },
        { path: 'application-statistics', element: page(() => import('../screens/applications/statistics-page.tsx')) },
        { path: 'application-rules', element: page(() => import('../screens/applications/rules-page.tsx')) },
        { path: 'mailbox-letters', element: page(() => import('../screens/mailboxes/letter-list.tsx')) },
        { path: 'mailbox-letters/:id', element: page(() => import('../screens/mailboxes/letter-page.tsx')) },
        { path: 'calls', element: page(() => import('../screens/mailboxes/call-log.tsx')) },
        { path: 'mailbox-statistics', element: page(() => import('../screens/mailboxes/statistics-page.tsx')) },
        { path: 'waiting-cases', element: page(() => import('../screens/cases/waiting-list.tsx')) },
        { path: 'letter-templates', element: page(() => import('../screens/letters/template-list.tsx')) },
        { path: 'letter-templates/:id', element: page(() => import('../screens/letters/template-page.tsx')) },
        { path: 'mailboxes', element: page(() => import('../screens/mailboxes/mailbox-settings.tsx')) },
        { path: 'hall', element: page(() => import('../screens/services/work-list.tsx')) },
        { path: 'hall/:id', element: page(() => import('../screens/services/task-page.tsx')) },
        { path: 'services', element: page(() => import('../screens/services/design-list.tsx')) },
        { path: 'assessments', element: page(() => import('../screens/assessment/assessments-page.tsx')) },
        { path: 'assessments/:id', element: page(() => import('../screens/assessment/assessment-page.tsx')) },
        { path: 'cockpit', element: page(() => import('../screens/cockpit/cockpit-page.tsx')) },
        { path: 'figures', element: page(() => import('../screens/figures/figures-page.tsx')) },
        { path: 'reports', element: page(() => import('../screens/reports/report-list.tsx')) },
        { path: 'reports/:id', element: page(() => import('../screens/reports/report-page.tsx')) },
        { path: 'service-statistics', element: page(() => import('../screens/services/statistics-page.tsx')) },
        { path: 'venues', element: page(() => import('../screens/services/venues.tsx')) },
        { path: 'services/:id', element: page(() => import('../screens/services/design-page.tsx')) },
        { path: 'catalogue', element: page(() => import('../screens/catalogue/catalogue-board.tsx')) },
        { path: 'responsibility', element: page(() => import('../screens/responsibility/matrix-page.tsx')) },
        { path: 'concerns', element: page(() => import('../screens/concerns/concerns-page.tsx')) },
        { path: 'channels', element: page(() => import('../screens/channels/channels-page.tsx')) },
        { path: 'channels/:id/due', element: page(() => import('../screens/channels/due-page.tsx')) },
        { path: 'columns', element: page(() => import('../screens/columns.tsx')) },
        { path: 'search', element: page(() => import('../screens/search/search-words.tsx')) },
        { path: 'lists', element: page(() => import('../screens/lists/lists-page.tsx')) },
        { path: 'list-entries/:id', element: page(() => import('../screens/lists/entry-page.tsx')) },
        { path: 'list-changes/:id', element: page(() => import('../screens/lists/change-page.tsx')) },
        { path: 'monitors', element: page(() => import('../screens/monitors/monitors-page.tsx')) },
        { path: 'monitors/due-soon', element: page(() => import('../screens/monitors/due-soon-page.tsx')) },
        { path: 'monitors/links', element: page(() => import('../screens/monitors/links-page.tsx')) },
        { path: 'monitors/words', element: page(() => import('../screens/monitors/words-page.tsx')) },
        { path: 'orders', element: page(() => import('../screens/orders/order-list.tsx')) },
        { path: 'orders/:id', element: page(() => import('../screens/orders/order-page.tsx')) },
        { path: 'draws', element: page(() => import('../screens/orders/draws-page.tsx')) },
        { path: 'surveys', element: page(() => import('../screens/surveys/surveys-page.tsx')) },
        { path: 'surveys/:id', element: page(() => import('../screens/surveys/survey-page.tsx')) },
        { path: 'plans', element: page(() => import('../screens/plans/plans-page.tsx')) },
        { path: 'plans/:id', element: page(() => import('../screens/plans/plan-page.tsx')) },
        { path: 'plans/:id/tasks/:taskId', element: page(() => import('../screens/plans/task-page.tsx')) },
        { path: 'trainings', element: page(() => import('../screens/trainings/trainings-page.tsx')) },
        { path: 'trainings/:id', element: page(() => import('../screens/trainings/training-page.tsx')) },
        { path: 'ledger', element: page(() => import('../screens/ledger.tsx')) },
        { path: 'units', element: page(() => import('../screens/units/unit-list.tsx')) },
        { path: 'accounts', element: page(() => import('../screens/accounts/account-list.tsx')) },
        { path: 'review-routes', element: page(() => import('../screens/reviews/review-routes.tsx')) },
        { path: 'work-calendar', element: page(() => import('../screens/calendar/work-calendar.tsx')) },
        { path: 'leak-guard', element: page(() => import('../screens/leak-guard.tsx')) },
        { path: 'notices', element: page(() => import('../screens/notices/own-notices.tsx')) },
        { path: 'mail', element: page(() => import('../screens/notices/mail-list.tsx')) },
        { path: 'sending', element: page(() => import('../screens/notices/sending-record.tsx')) },
        { path: 'school', element: page(() => import('../screens/school.tsx')) },
        { path: 'security', element: page(() => import('../screens/security.tsx')) },
        {
          path: '*',
          element: <Result status="404" title={<h1>没有这个页面</h1>} extra={<Link to="/">回到工作台</Link>} />,
        },
      ],
    },
  ],
  { basename: '/console' },
)
