import { Switch } from 'antd'
import { type ReactNode, useState } from 'react'
import { hasSingleKeys, setSingleKeys } from '../../app/shortcuts.ts'

const KEYS = [
  ['Ctrl+S', '保存正在起草的信息'],
  ['/', '到查询框'],
  ['J、K', '列表里的下一条、上一条，再按回车打开'],
] as const

/** The keys that save the hand a way to the mouse, and the switch for those whom they would disturb. */
export function Keys(): ReactNode {
  const [isOn, setOn] = useState(hasSingleKeys)
  return (
    <>
      <dl className="keys">
        {KEYS.map(([key, words]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <label className="switch-line">
        <Switch
          checked={isOn}
          onChange={(on) => {
            setSingleKeys(on)
            setOn(on)
          }}
        />
        使用单个字母的快捷键（仅在这台电脑的这个浏览器上）
      </label>
    </>
  )
}
