/** The campus, retired people and alumni, network, library and archives. */
export const SUPPORT_MATTERS = `
216 后勤管理处
R 饮食管理@饮食管理科: 清真饮食需求登记 n st campus 1
R 维修服务@能源与维修科: 水电报修 r stu campus 1
R 能源管理@能源与维修科: 水电费缴纳 m st campus,money 0
R 物业管理@物业科: 失物招领 q stv campus 0
R 公寓服务@物业科: 学生公寓入住手续 n sg campus,enrol 0
R 校医院@校医院: 门诊预约 b str health 0
R 幼儿托管@物业科: 教职工子女假期托管 n t campus 3
R 校园绿化@物业科
A 经营网点审批@物业科: 申请校内经营 a v campus,purchase 20
A 停水停电审批@能源与维修科: 申请停水停电施工 a u campus 3
A 食品留样检查@饮食管理科
219 保卫处
R 门禁管理@治安科: 访客入校预约 b v visit 0; 车辆通行证 a st campus 3
R 治安管理@治安科: 报警求助 r stv complain 0; 调取监控录像 a st complain 1
R 户籍管理@户籍室: 户口迁入 n st enrol,hire 5; 户口迁出 n sga graduate 5
R 消防管理@消防科: 消防安全检查申请 b u activity 3; 灭火器更换 r u campus 3
R 交通管理@治安科
R 安全教育@应急管理科: 预约安全培训 b su activity 3
A 动火作业审批@消防科: 申请动火作业 a uv campus,purchase 1
A 大型活动安全审批@应急管理科: 大型活动安全备案 a u activity 5
A 校园航拍审批@治安科: 申请校园航拍 a stv activity 3
220 离退休工作处
R 离退休服务@服务科: 离退休证补办 c r retire,seal 5; 困难慰问申请 m r money,retire 10
R 老年大学@活动科: 老年大学报名 n r activity 2
R 文体活动@活动科: 预约老年活动中心 b r activity 1; 参加健康讲座 n r health 1
R 医疗服务@服务科: 离休干部医药费报销 m r health,money 10
R 丧葬事务@服务科: 丧葬抚恤办理 m r retire,money 10
A 返聘审批@服务科: 离退休人员返聘 a u hire 10
221 校友工作与教育基金办公室
R 校友服务@校友科: 校友卡办理 c a visit 3; 校友返校活动 b a visit,activity 3
R 校友会管理@校友科: 成立地方校友会 a a activity 20
R 捐赠接受@基金管理科: 捐赠意向登记 n av visit 3; 捐赠票据和证书 c av visit,money 7
R 捐赠使用公开@基金管理科
A 捐赠项目审批@基金管理科: 设立冠名奖学金 a av visit,funding 20
A 基金支出审批@基金管理科: 申请使用捐赠基金 m u money 10
301 网络信息中心
R 校园网服务@系统运行科: 开通校园网账号 n stgi campus 0; 网络故障报修 r stu campus 1
R 统一身份认证@系统运行科: 重置统一身份密码 c stg campus 0; 校园卡补办 c stgi campus 1
R 邮箱服务@系统运行科: 申请教育邮箱 n tgu campus 1
R 网站管理@系统运行科: 申请二级网站 a u activity 5; 网站内容维护培训 b u activity 3
R 网络安全@网络安全科: 网络安全事件报告 r stu complain 0; 信息系统安全检测 b u campus 7
R 数据服务@系统运行科: 数据共享申请 a u research 7; 个人信息更正 a stg complain 5
R 软件正版化@系统运行科: 下载正版软件 b stg research 0
A 信息化项目审批@网络安全科: 信息化项目立项 a u purchase 20
A 互联网出口开放审批@网络安全科: 开放服务器端口 a u campus 3
302 图书馆
R 读者服务@读者服务部: 办理借阅证 c stgv enrol,visit 0; 图书续借和预约 b stg study 0
R 文献传递@读者服务部: 馆际互借和文献传递 r tg research 3; 查收查引 c tg research,seal 3
R 资源建设@资源建设部: 图书荐购 n stg study 15
R 学位论文收藏@资源建设部: 提交学位论文 n g graduate 1
R 信息公开查阅点@读者服务部: 查阅公开信息 b stv visit 0
R 读者培训@读者服务部: 预约信息素养讲座 b stg study 3
A 赠书接受@资源建设部: 捐赠图书 n av visit 5
A 场馆使用审批@读者服务部: 借用报告厅 b u activity 2
303 档案馆
R 档案查阅利用@利用编研科: 查阅学籍档案 c av visit,graduate 1; 学历学位档案证明 c a graduate,seal 2
R 档案收集@收集科: 声像档案征集 n av visit 5
R 年鉴编纂@利用编研科: 年鉴资料查阅 b stv visit 0
R 校史展览@利用编研科: 预约参观校史馆 b stav visit 1
R 学生档案转递@收集科
A 档案出境审批@利用编研科
A 档案销毁鉴定@收集科
`
