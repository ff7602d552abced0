"""What is said about channels, which are set up from a private chat."""

from bot.language import N_

WHICH_CHANNEL = N_(
    """给频道订报，三步：
1. 把我加进频道，设为管理员，允许发布消息；
2. 您自己也得是那个频道的管理员；
3. 在这里发 <code>/channel @频道名</code>，或者把频道里的一条消息转发给我。"""
)
ONLY_IN_PRIVATE = N_("请到和我的私聊里办这件事。")
NO_SUCH_CHANNEL = N_("找不到“{name}”。请看看名字对不对，我是不是已经加进去了。")
NOT_A_CHANNEL = N_("“{name}”不是频道。群里订报，请管理员在群里发 /subscribe")
I_AM_NO_ADMINISTRATOR = N_("我在<b>{name}</b>里还不能发消息。请把我设为管理员，允许发布消息，再试一次。")
YOU_ARE_NO_ADMINISTRATOR = N_("只有<b>{name}</b>的管理员才能给它订报。")
CHANNEL_HAS_NOTHING = N_("📢 <b>{name}</b> 还没有订报。")
TAKE_PAPER = N_("＋ 订：")
CHANNEL_TOPIC_HINT = N_("给频道订话题：<code>/channel {name} 双招双引</code>")
