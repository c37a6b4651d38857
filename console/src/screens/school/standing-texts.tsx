import { Button, Form } from 'antd'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { Panel } from '../../parts/page.tsx'
import { useOpen } from '../../parts/use-open.ts'

// The editor is large and seldom wanted here.
const TextDrawer = lazy(async () => ({ default: (await import('./text-drawer.tsx')).TextDrawer }))

const TEXTS = [
  { name: 'guide', label: '公开指南', path: '/guide' },
  { name: 'application', label: '依申请公开说明', path: '/apply' },
  { name: 'supervision', label: '监督投诉', path: '/supervision' },
  { name: 'accessibility', label: '无障碍声明', path: '/accessibility' },
  { name: 'privacy', label: '个人信息保护', path: '/privacy' },
] as const

interface StandingTextProps {
  readonly label: string
  readonly path: string
  /** Given by the form around it. */
  readonly value?: string
  readonly onChange?: (html: string) => void
}

function wordsOf(html: string): string {
  return html.replaceAll(/<[^>]*>/g, ' ').trim()
}

function StandingText({ label, path, value = '', onChange }: StandingTextProps): ReactNode {
  const drawer = useOpen()
  const [isWanted, setWanted] = useState(false)
  const edit = (): void => {
    setWanted(true)
    drawer.open()
  }
  const words = wordsOf(value)
  return (
    <li>
      <span className="grow">
        {label}
        <br />
        <span className="quiet">
          {words === '' ? '还没有内容，门户不显示这一段。' : `${words.slice(0, 60)}……（约 ${String(words.length)} 字）`}
        </span>
      </span>
      <span>
        <a href={path}>{path}</a>{' '}
        <Button size="small" aria-label={`编辑${label}`} onClick={edit}>
          编辑
        </Button>
      </span>
      <Suspense fallback={null}>
        {isWanted ? <TextDrawer opening={drawer} title={label} html={value} take={(html) => onChange?.(html)} /> : null}
      </Suspense>
    </li>
  )
}

/** The long texts of the portal, written like articles; the server keeps what articles may contain and drops the rest. */
export function StandingTexts(): ReactNode {
  return (
    <Panel title="长期说明">
      <p className="quiet">门户上长期不变的说明文字，写法和正文一样。脚本、字体等正文不允许的格式在保存时去掉。</p>
      <ul className="lines">
        {TEXTS.map(({ name, label, path }) => (
          <Form.Item key={name} name={['texts', name]} noStyle>
            <StandingText label={label} path={path} />
          </Form.Item>
        ))}
      </ul>
    </Panel>
  )
}
