"""What is said when something is not as it should be."""

from bot.language import N_

GONE_BUTTON = N_("这个按钮已经过时了，请重新查一次。")
WENT_WRONG = N_("出了点问题，没有办成（编号 {number}）。请稍后再试。")
UNKNOWN_COMMAND = N_("我不认识这个命令。发 /help 看看我能做什么。")
TOO_OFTEN = N_("刚刚画过，请过 {seconds} 秒再看。")
ONLY_WORDS = N_("我只看得懂文字。发一个词给我，我就去旧报里查；发 /help 看看还能做什么。")
