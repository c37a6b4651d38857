import { BellOutlined } from '@ant-design/icons'
import { Badge, Button } from 'antd'
import type { ReactNode } from 'react'
import { useNavigate } from 'react-router'
import { countUnreadEndpoint } from '../../../src/features/notices/notices.contract.ts'
import { useCall } from '../api/use-call.ts'

const MOST_SHOWN = 99

/** The bell: how many of my notices are unread, and the way to them. */
export function NoticeBell(): ReactNode {
  const navigate = useNavigate()
  const { data } = useCall(countUnreadEndpoint)
  const unread = data?.unread ?? 0
  // As the badge shows it: what is read out begins with what is seen.
  const shown = unread > MOST_SHOWN ? `${String(MOST_SHOWN)}+` : String(unread)
  return (
    <Button
      type="text"
      aria-label={unread === 0 ? '我的通知' : `我的通知，${shown} 条未读`}
      icon={
        <Badge
          count={unread}
          overflowCount={MOST_SHOWN}
          size="small"
          style={{ boxShadow: 'none' }}
          styles={{ root: { color: 'inherit' } }}
        >
          <BellOutlined />
        </Badge>
      }
      onClick={() => void navigate('/notices')}
    />
  )
}
