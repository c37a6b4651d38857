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
    return <Result status="404" title="没有这个页面" extra={<Link to="/">回到工作台</Link>} />
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
        { path: 'corrections', element: page(() => import('../screens/correction-list.tsx')) },
        { path: 'catalogue', element: page(() => import('../screens/catalogue/catalogue-board.tsx')) },
        { path: 'columns', element: page(() => import('../screens/columns.tsx')) },
        { path: 'ledger', element: page(() => import('../screens/ledger.tsx')) },
        { path: 'units', element: page(() => import('../screens/units/unit-list.tsx')) },
        { path: 'accounts', element: page(() => import('../screens/accounts/account-list.tsx')) },
        { path: 'review-routes', element: page(() => import('../screens/reviews/review-routes.tsx')) },
        { path: 'school', element: page(() => import('../screens/school.tsx')) },
        { path: 'security', element: page(() => import('../screens/security.tsx')) },
        { path: '*', element: <Result status="404" title="没有这个页面" extra={<Link to="/">回到工作台</Link>} /> },
      ],
    },
  ],
  { basename: '/console' },
)
