import { MenuOutlined } from '@ant-design/icons'
import { Button, Drawer, Menu, Spin } from 'antd'
import { type ReactNode, Suspense, useEffect, useRef } from 'react'
import { Link, Navigate, Outlet, ScrollRestoration, useLocation, useNavigate } from 'react-router'
import { signOutEndpoint } from '../../../src/features/accounts/accounts.contract.ts'
import { ask } from '../api/call.ts'
import emblem from '../emblem.svg'
import { useOpen } from '../parts/use-open.ts'
import { turnAround } from '../parts/turn-around.ts'
import { useUnsavedStop } from '../parts/unsaved.ts'
import { menuFor } from './menu.ts'
import { NoticeBell } from './notice-bell.tsx'
import { useShortcuts } from './shortcuts.ts'
import { SessionProvider, useSession } from './session.tsx'
import { SignInAgain } from './sign-in-again.tsx'

async function signOut(): Promise<void> {
  const done = await ask(signOutEndpoint).catch(() => undefined)
  location.assign(done?.next ?? '/')
}

function SideMenu({ onChosen }: { onChosen?: () => void }): ReactNode {
  const session = useSession()
  const { pathname } = useLocation()
  const groups = menuFor(session)
  const paths = groups.flatMap(({ entries }) => entries.map(({ path }) => path))
  const [here = '/'] = paths
    .filter((path) => pathname === path || (path !== '/' && pathname.startsWith(`${path}/`)))
    .sort((a, b) => b.length - a.length)
  const items = groups.map(({ label, entries }) => ({
    type: 'group' as const,
    key: label,
    label,
    children: entries.map(({ path, label: name }) => ({ key: path, label: <Link to={path}>{name}</Link> })),
  }))
  return <Menu mode="inline" selectedKeys={[here]} items={items} {...(onChosen ? { onClick: onChosen } : {})} />
}

/** On a phone the menu is behind a button. */
function MenuButton(): ReactNode {
  const menu = useOpen()
  return (
    <>
      <Button
        className="menu-button"
        type="text"
        icon={<MenuOutlined />}
        aria-label="打开菜单"
        aria-expanded={menu.isOpen}
        onClick={menu.open}
      />
      <Drawer title="菜单" placement="left" open={menu.isOpen} size={260} onClose={menu.close} onKeyDown={turnAround}>
        <SideMenu onChosen={menu.close} />
      </Drawer>
    </>
  )
}

function Header(): ReactNode {
  const { me } = useSession()
  const navigate = useNavigate()
  return (
    <header>
      <MenuButton />
      <Link className="brand" to="/">
        <img src={emblem} alt="" />
        <span>信息公开工作台</span>
      </Link>
      <div className="who">
        <a className="hide-small" href="/">
          门户网站
        </a>
        {me.mustChangePassword ? null : <NoticeBell />}
        <Button type="text" className="me" onClick={() => void navigate('/security')}>
          {me.name}
        </Button>
        <Button type="text" onClick={() => void signOut()}>
          退出
        </Button>
      </div>
    </header>
  )
}

/** Who listens or uses the keyboard begins at the new page, not at the link that led there. */
function useFocusOnMain(pathname: string): void {
  const before = useRef(pathname)
  useEffect(() => {
    if (before.current === pathname) return
    before.current = pathname
    document.getElementById('main')?.focus({ preventScroll: true })
  }, [pathname])
}

function Page(): ReactNode {
  const { me } = useSession()
  const { pathname } = useLocation()
  useUnsavedStop()
  useShortcuts()
  useFocusOnMain(pathname)
  if (me.mustChangePassword && pathname !== '/security') return <Navigate to="/security" replace />
  return (
    <Suspense fallback={<Spin description="正在打开" style={{ marginTop: 80, width: '100%' }} />}>
      <Outlet />
    </Suspense>
  )
}

/** The frame of every page: who, menu, content. */
export function Frame(): ReactNode {
  return (
    <SessionProvider>
      <a className="skip" href="#main">
        跳到主要内容
      </a>
      <div className="frame">
        <Header />
        <nav aria-label="主菜单">
          <SideMenu />
        </nav>
        <main id="main" tabIndex={-1}>
          <Page />
        </main>
      </div>
      <ScrollRestoration getKey={({ pathname }) => pathname} />
      <SignInAgain />
    </SessionProvider>
  )
}
