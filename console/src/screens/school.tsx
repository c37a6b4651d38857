import { App, Button, Form } from 'antd'
import { type ReactNode, useCallback, useState } from 'react'
import { getProfileEndpoint, saveProfileEndpoint } from '../../../src/features/organisation/organisation.contract.ts'
import type { Reply } from '../../../src/platform/http/endpoint.contract.ts'
import { useAct, useCall } from '../api/use-call.ts'
import { useSession } from '../app/session.tsx'
import { FaultNotice } from '../parts/fault.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Page, Panel } from '../parts/page.tsx'
import { useUnsaved } from '../parts/unsaved.ts'
import { Filing, Identity, Look, Numbers, OfficeFields } from './school/profile-fields.tsx'
import { StandingTexts } from './school/standing-texts.tsx'
import '../styles/settings.css'

type Profile = Reply<typeof getProfileEndpoint>

/** Saves the form, and keeps what was typed beside a refusal. */
function useSaving() {
  const save = useAct(saveProfileEndpoint)
  const { message } = App.useApp()
  const [fault, setFault] = useState<unknown>(null)
  const [isTouched, setTouched] = useState(false)
  useUnsaved(useCallback(() => isTouched, [isTouched]))
  const touch = (): void => {
    setTouched(true)
  }
  const submit = async (body: Profile): Promise<void> => {
    try {
      await save.mutateAsync({ body })
      setTouched(false)
      setFault(null)
      void message.success('已保存，门户随即更新')
    } catch (error) {
      setFault(error)
    }
  }
  return { submit, touch, isTouched, fault, isBusy: save.isPending }
}

function ProfileForm({ profile, mayChange }: { profile: Profile; mayChange: boolean }): ReactNode {
  const { submit, touch, isTouched, fault, isBusy } = useSaving()
  return (
    <Form<Profile>
      layout="vertical"
      initialValues={profile}
      disabled={!mayChange}
      scrollToFirstError={{ block: 'center' }}
      onValuesChange={touch}
      onFinish={(values) => void submit({ ...profile, ...values })}
    >
      <Identity />
      <Numbers />
      <div className="halves">
        <Panel title="信息公开办公室">
          <OfficeFields name="disclosureOffice" />
        </Panel>
        <Panel title="监督办公室">
          <OfficeFields name="supervisionOffice" />
        </Panel>
      </div>
      <StandingTexts />
      <Look />
      <Filing />
      {mayChange ? (
        <div className="save-bar">
          {fault === null ? null : <FaultNotice error={fault} />}
          <Button type="primary" htmlType="submit" loading={isBusy}>
            保存
          </Button>
          <span className="quiet">{isTouched ? '有改动还没有保存。' : '保存后立即公开，并记入台账。'}</span>
        </div>
      ) : null}
    </Form>
  )
}

/** 学校资料: what the school says of itself on every page. */
export default function School(): ReactNode {
  const query = useCall(getProfileEndpoint)
  const { may } = useSession()
  const mayChange = may('settings.manage')
  const lead = mayChange
    ? '门户每一页都用到的名称、联系方式和说明。'
    : '您可以查看，不能修改；学校资料由信息公开办公室维护。'
  return (
    <Page title="学校资料" lead={lead}>
      <Loaded query={query}>{(profile) => <ProfileForm profile={profile} mayChange={mayChange} />}</Loaded>
    </Page>
  )
}
