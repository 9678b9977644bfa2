"""Short codes of emoji, as GitHub and chat programs know them; on a site only the plugin jemoji shows them.

The names are those of github/gemoji (MIT), each with its character: those that homepages use.
"""

from __future__ import annotations

EMOJI: dict[str, str] = {
    name: sign
    for sign, names in {
        "🎉": "tada", "✨": "sparkles", "🔥": "fire", "🚀": "rocket", "📣": "mega", "📢": "loudspeaker",
        "📝": "memo pencil", "📖": "book open_book", "📚": "books", "📄": "page_facing_up", "📃": "page_with_curl",
        "📜": "scroll", "📰": "newspaper", "📌": "pushpin", "📍": "round_pushpin", "📎": "paperclip",
        "🔗": "link", "📧": "e-mail email", "✉️": "envelope", "📫": "mailbox", "📅": "date", "📆": "calendar",
        "🏆": "trophy", "🏅": "medal_sports", "🥇": "1st_place_medal", "🥈": "2nd_place_medal",
        "🥉": "3rd_place_medal", "🎖️": "medal_military", "🎓": "mortar_board", "🏫": "school", "🎒": "school_satchel",
        "💼": "briefcase", "💻": "computer", "🖥️": "desktop_computer", "🤖": "robot", "🧠": "brain", "💡": "bulb",
        "🔬": "microscope", "🔭": "telescope", "🧪": "test_tube", "🧬": "dna", "🔍": "mag", "📈": "chart_with_upwards_trend",
        "📊": "bar_chart", "🛠️": "hammer_and_wrench", "🔧": "wrench", "⚙️": "gear", "🎤": "microphone",
        "💬": "speech_balloon", "🗣️": "speaking_head", "👋": "wave", "👏": "clap", "🙏": "pray", "👍": "+1 thumbsup",
        "💪": "muscle", "😄": "smile", "😃": "smiley", "😊": "blush", "😉": "wink", "🥳": "partying_face",
        "❤️": "heart", "⭐": "star", "🌟": "star2", "💥": "boom", "⚡": "zap", "🌍": "earth_africa",
        "🌎": "earth_americas", "🌏": "earth_asia", "🌱": "seedling", "☕": "coffee", "✈️": "airplane", "🏠": "house",
        "🎵": "musical_note", "📷": "camera", "🎬": "clapper", "🎨": "art", "🎮": "video_game", "✅": "white_check_mark",
        "✔️": "heavy_check_mark", "❌": "x", "⚠️": "warning", "🚧": "construction", "🆕": "new", "👉": "point_right",
        "👨‍💻": "man_technologist", "👩‍💻": "woman_technologist", "🐛": "bug", "📦": "package", "🔑": "key", "🎁": "gift",
    }.items()
    for name in names.split()
}  # fmt: skip
