# Reads a JSON list of YAML texts on stdin and prints what Psych, called as Jekyll calls it, makes of each:
# {"value": ...} with dates, times, floats and mappings marked, or {"error": ...}.
require "date"
require "json"
require "time"
require "yaml"

def marked(value)
  case value
  when Hash then { "map" => value.map { |key, entry| [marked(key), marked(entry)] } }
  when Array then value.map { |item| marked(item) }
  when Time then { "time" => value.utc.strftime("%Y-%m-%dT%H:%M:%S") }
  when Date then { "date" => value.strftime("%Y-%m-%d") }
  when Float then { "float" => value.to_s }
  when Symbol then { "symbol" => value.to_s }
  else value
  end
end

answers = JSON.parse($stdin.read).map do |text|
  { "value" => marked(Psych.safe_load(text, permitted_classes: [Date, Time, Symbol], aliases: true)) }
rescue StandardError => e
  { "error" => e.class.to_s }
end
puts JSON.generate(answers)
