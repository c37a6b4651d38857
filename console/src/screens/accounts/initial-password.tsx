import { Button, Descriptions, Modal, Typography } from 'antd'
import type { ReactNode } from 'react'

/** An initial password, on its only way to a person. */
export interface Handover {
  readonly login: string
  readonly name: string
  readonly password: string
}

/** Shows an initial password once; it is stored nowhere and closes only by the button. */
export function InitialPassword({ handover, close }: { handover: Handover | null; close: () => void }): ReactNode {
  return (
    <Modal
      open={handover !== null}
      title="初始密码"
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={
        <Button type="primary" onClick={close}>
          已经记下，关闭
        </Button>
      }
    >
      <p>初始密码只显示这一次，关闭后无法再看到。请当面或以其他安全的方式交给本人；本人首次登录时必须修改。</p>
      <Descriptions
        bordered
        column={1}
        size="small"
        items={[
          { key: 'name', label: '姓名', children: handover?.name },
          { key: 'login', label: '账号', children: <span className="mono">{handover?.login}</span> },
          {
            key: 'password',
            label: '初始密码',
            children: (
              <Typography.Text className="initial-password" copyable={{ icon: ['复制', '复制成功'], tooltips: false }}>
                {handover?.password ?? ''}
              </Typography.Text>
            ),
          },
        ]}
      />
    </Modal>
  )
}
