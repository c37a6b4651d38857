/** What the party's departments answer for (R), approve (A) and, behind the colon, offer; how a line is read says `read-matters.ts`. */
export const PARTY_MATTERS = `
101 纪委办公室
R 受理检举控告@监督检查科: 反映党员干部问题 q stv complain 15
R 廉政档案管理@监督检查科: 出具党风廉政意见 c u promote 5
R 廉政教育@监督检查科: 廉政教育资料借阅 b tu activity 1
R 重点领域监督检查@监督检查科
R 问责与处分执行@监督检查科
A 线索处置审批@监督检查科
A 处分影响期满解除@监督检查科: 申请解除处分 a t complain 20
102 党委组织部
R 党员教育管理@组织科: 开具党员身份证明 c st seal 1
R 党组织建设@组织科
R 干部选拔任用@干部科: 干部任职证明 c t seal 2
R 干部考核@干部科
R 党员干部培训@干部科: 党校学员学习证明 c st seal 2
A 发展党员审批@组织科: 入党申请接收和谈话 n stg study 20
A 干部社会兼职审批@干部科: 申请社会兼职 a t hire 15
A 干部因私出国（境）审批@干部科: 领取因私出国（境）证照 a t abroad 3
A 党费使用审批@组织科: 申请使用党费 m u money 10
103 党委宣传部
R 校内媒体管理@新闻科: 领取校报 b stv visit 0
R 新媒体账号备案@网络宣传科: 开通官方新媒体账号 a u activity 5
R 理论学习@理论科
R 舆情回应@网络宣传科
R 校徽校名使用管理@新闻科: 下载学校标识 b stu activity 0
A 校外媒体采访审批@新闻科: 媒体来校采访 a vu visit 2
A 对外宣传品审批@新闻科: 对外宣传材料审核 a u activity 3
A 横幅展板设置审批@新闻科: 悬挂横幅、设置展板 a su activity 2
A 哲学社会科学讲座审批@理论科: 举办报告会、研讨会、讲座 a u activity 5
104 党委统战部
R 民主党派工作@综合科: 民主党派成员情况登记 n t hire 3
R 党外人士工作@综合科
R 民族宗教工作@综合科
R 港澳台侨工作@综合科: 侨眷身份证明 c st seal 5
R 政协委员人大代表联络@综合科
A 党外人士推荐@综合科
A 统战活动经费审批@综合科: 民主党派活动经费申请 m t money 7
105 党委学生部
R 辅导员队伍建设@思想教育科: 辅导员工作年限证明 c t seal 2
R 学风建设@思想教育科
R 思想政治教育@思想教育科: 预约辅导员谈心谈话 b sg study 1
R 心理健康教育@思想教育科: 预约心理咨询 b sgi health 1
R 国防教育@思想教育科: 退役大学生复学协助 n s study 5
A 学生先进集体评选@思想教育科: 申报先进班集体 a s promote 20
A 辅导员专项项目审批@思想教育科: 申报辅导员工作室 a t promote 30
106 工会
R 教职工权益维护@民主管理科
R 教代会提案办理@民主管理科: 提交教代会提案 n t complain 20
R 教职工福利@生活科: 领取节日福利 b tr activity 0
R 教职工疗休养@生活科: 报名疗休养 n t health 10
R 文体活动@生活科: 预约教工活动室 b tr activity 1
A 困难补助审批@生活科: 申请教职工困难补助 m tr money 10
A 工会经费审批@民主管理科: 分工会活动经费报销 m u money 5
A 女教职工特殊权益@民主管理科: 使用母婴室 b t campus 0
107 团委
R 团员管理@组织科: 开具团员证明 c sg seal 1
R 学生社团管理@文体科: 成立学生社团 a s activity 15
R 志愿服务@文体科: 开具志愿服务证明 c sg seal 2
R 社会实践@实践科: 申报社会实践团队 a sg study 10
R 第二课堂@实践科: 第二课堂学分认定 a s study 7
A 学生大型活动审批@文体科: 举办学生大型活动 a su activity 5
A 学生活动场地审批@文体科: 借用学生活动中心 b su activity 1
A 共青团评优@组织科: 申报优秀共青团员 a sg promote 20
`
